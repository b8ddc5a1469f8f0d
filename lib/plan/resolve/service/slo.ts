import type { SloSpec } from '../../../definition/service';
import { parseDuration } from '../../../units/duration';
import type { HistogramMetrics } from '../../runtimes/runtime';
import type { SloPlan } from '../../types/monitoring';

/**
 * An objective in numbers. Latency is measured at the smallest bound of the histogram that is not below the target.
 *
 * @param histogram Of the server or of its gateways; undefined without both.
 */
export function resolveSlo(spec: SloSpec, histogram: HistogramMetrics | undefined): SloPlan {
  return {
    availability: spec.availability,
    errorBudget: share(100 - spec.availability),
    windowDays: 30,
    ...(spec.latency && { latency: resolveLatency(spec.latency, histogram) }),
  };
}

function resolveLatency(
  { percentile, target }: NonNullable<SloSpec['latency']>,
  histogram: HistogramMetrics | undefined,
): NonNullable<SloPlan['latency']> {
  const targetSeconds = parseDuration(target) / 1000;
  const bounds = histogram?.boundsSeconds ?? [];
  const largest = bounds.at(-1) ?? targetSeconds;
  const measures = histogram?.measures ?? 'nothing';
  return {
    percentile,
    targetSeconds,
    bucketSeconds: bounds.find((bound) => bound >= targetSeconds) ?? largest,
    ...(measures !== 'answer' && { measures }),
    errorBudget: share(100 - percentile),
  };
}

/** Percent as a share, without floating-point noise: 0.1% is 0.001. */
function share(percent: number): number {
  return Number((percent / 100).toPrecision(10));
}
