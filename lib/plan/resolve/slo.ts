import type { SloSpec } from '../../definition/service';
import { parseDuration } from '../../units/duration';
import type { SloPlan } from '../monitoring';
import type { Runtime } from '../runtimes/runtime';

/** An objective in numbers, measured at the bound of the server's histogram that is next to the wish. */
export function resolveSlo(spec: SloSpec, runtime: Runtime): SloPlan {
  return {
    availability: spec.availability,
    errorBudget: share(100 - spec.availability),
    windowDays: 30,
    ...(spec.latency && { latency: resolveLatency(spec.latency, runtime.metrics.boundsSeconds) }),
  };
}

function resolveLatency(
  { percentile, target }: NonNullable<SloSpec['latency']>,
  bounds: readonly number[],
): NonNullable<SloPlan['latency']> {
  const targetSeconds = parseDuration(target) / 1000;
  const largest = bounds.at(-1) ?? targetSeconds;
  return {
    percentile,
    targetSeconds,
    bucketSeconds: bounds.find((bound) => bound >= targetSeconds) ?? largest,
    errorBudget: share(100 - percentile),
  };
}

/** Percent as a share, without the noise of floating point: 0.1% is 0.001. */
function share(percent: number): number {
  return Number((percent / 100).toPrecision(10));
}
