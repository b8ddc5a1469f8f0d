import type { SloSpec } from '../../../definition/service';
import { parseDuration } from '../../../units/duration';
import type { HistogramMetrics } from '../../runtimes/runtime';
import type { SloPlan } from '../../types/monitoring';

/** Largest ratio of the measured bound to the target. Above it, the bound is a different objective. */
export const maxLoosening = 1.25;

/**
 * An objective in numbers. Latency is measured at the smallest bound of the histogram that is not below the target.
 *
 * @param histogram Of the server or of its gateways; undefined without both.
 * @param gatewayHistogram Of the gateways, if it measures the same as that of the server.
 */
export function resolveSlo(
  spec: SloSpec,
  histogram: HistogramMetrics | undefined,
  gatewayHistogram?: HistogramMetrics,
): SloPlan {
  return {
    availability: spec.availability,
    errorBudget: share(100 - spec.availability),
    windowDays: 30,
    ...(spec.latency && { latency: resolveLatency(spec.latency, histogram, gatewayHistogram) }),
  };
}

function resolveLatency(
  { percentile, target }: NonNullable<SloSpec['latency']>,
  histogram: HistogramMetrics | undefined,
  gatewayHistogram: HistogramMetrics | undefined,
): NonNullable<SloPlan['latency']> {
  const targetSeconds = parseDuration(target) / 1000;
  const bounds = histogram?.boundsSeconds ?? [];
  const largest = bounds.at(-1) ?? targetSeconds;
  const measures = histogram?.measures ?? 'nothing';
  const atGateway = gatewayHistogram?.boundsSeconds.find((bound) => bound >= targetSeconds);
  return {
    percentile,
    targetSeconds,
    bucketSeconds: bounds.find((bound) => bound >= targetSeconds) ?? largest,
    ...(atGateway !== undefined && atGateway <= maxLoosening * targetSeconds && { gatewayBucketSeconds: atGateway }),
    ...(measures !== 'answer' && { measures }),
    errorBudget: share(100 - percentile),
  };
}

/** Percent as a share, without floating-point noise: 0.1% is 0.001. */
function share(percent: number): number {
  return Number((percent / 100).toPrecision(10));
}
