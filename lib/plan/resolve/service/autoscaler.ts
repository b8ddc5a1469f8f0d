import type { ScaleSignalSpec } from '../../../definition/scale';
import type { ServingSpec } from '../../../definition/service';
import { assertNever } from '../../../units/assert-never';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { AutoscalerPlan, PrometheusAutoscalerPlan } from '../../types/autoscaler';
import type { ModelServicePlan, StartupPlan } from '../../types/service';
import { serviceSeries } from './series';

/** Context of an autoscaler. */
interface AutoscalerContext {
  readonly name: string;
  readonly namespace: string;
  readonly startup: StartupPlan;
  readonly metrics: RuntimeMetrics;
  readonly prometheusAddress: string;
  readonly replicas: ModelServicePlan['replicas'];
}

/** Maximum windows of a HorizontalPodAutoscaler. Source: Kubernetes API, autoscaling/v2, read 2026-11-24. */
const maxStabilizationSeconds = 3600;
const maxPeriodSeconds = 1800;

/** The scrape interval. A shorter one would see the same samples. */
const pollSeconds = 15;

/** The autoscaler of a service. */
export function resolveAutoscaler(spec: ServingSpec, context: AutoscalerContext): AutoscalerPlan {
  const { min, max } = context.replicas;
  if (min === max) return { kind: 'fixed' };
  const signal = spec.scale?.signal ?? defaultSignal(context.metrics);
  switch (signal.kind) {
    case 'cpu':
      return cpu(signal.percent, context);
    case 'waiting-requests':
      return context.metrics.waiting
        ? byPrometheus(signal.kind, context.metrics.waiting(serviceSeries(context)), signal.perReplica ?? 4, context)
        : cpu(undefined, context);
    case 'request-rate':
      return byPrometheus(
        signal.kind,
        `rate(${context.metrics.requests(serviceSeries(context))}[2m])`,
        signal.perReplica,
        context,
      );
    default:
      return assertNever(signal);
  }
}

/** The queue of the runtime if it has one, else CPU. */
function defaultSignal(metrics: RuntimeMetrics): ScaleSignalSpec {
  return metrics.waiting ? { kind: 'waiting-requests' } : { kind: 'cpu' };
}

function cpu(percent: number | undefined, { startup }: AutoscalerContext): AutoscalerPlan {
  return {
    kind: 'cpu',
    targetPercent: percent ?? 70,
    scaleDownStabilizationSeconds: stabilizationSeconds(startup),
  };
}

/**
 * A queue shows how many replicas are missing, but not how many are surplus: with the right number it is empty. So
 * replicas are removed one at a time, and each new replica has time to start before the next is added.
 */
function byPrometheus(
  signal: PrometheusAutoscalerPlan['signal'],
  series: string,
  perReplica: number,
  context: AutoscalerContext,
): AutoscalerPlan {
  const period = Math.min(maxPeriodSeconds, Math.max(60, context.startup.budgetSeconds));
  return {
    kind: 'prometheus',
    signal,
    serverAddress: context.prometheusAddress,
    // 0 if replicas are scraped and have counted nothing yet; empty if none is scraped.
    query: `sum(${series}) or 0 * sum(up{${serviceSeries(context)}} == 1)`,
    pollSeconds,
    perReplica,
    scaleDownStabilizationSeconds: stabilizationSeconds(context.startup),
    scaleDownPeriodSeconds: period,
    scaleUpPeriodSeconds: period,
  };
}

/** Long enough that a replica with a slow start is not removed in the first quiet minute. */
function stabilizationSeconds({ budgetSeconds }: StartupPlan): number {
  return Math.min(maxStabilizationSeconds, Math.max(300, 2 * budgetSeconds));
}
