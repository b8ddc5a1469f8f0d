import type { ScaleSignalSpec } from '../../../definition/scale';
import type { ServingSpec } from '../../../definition/service';
import { assertNever } from '../../../units/assert-never';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { AutoscalerPlan, PrometheusAutoscalerPlan } from '../../types/autoscaler';
import type { StartupPlan } from '../../types/service';
import { serviceSeries } from './series';

/** What an autoscaler depends on besides the service's own definition. */
interface AutoscalerContext {
  readonly name: string;
  readonly namespace: string;
  readonly startup: StartupPlan;
  readonly metrics: RuntimeMetrics;
  readonly prometheusAddress: string;
}

/** The longest windows that a HorizontalPodAutoscaler takes. Source: Kubernetes API, autoscaling/v2, read 2026-11-24. */
const maxStabilizationSeconds = 3600;
const maxPeriodSeconds = 1800;

/** A pod is measured every 15 seconds, so more often there is nothing new to see. */
const pollSeconds = 15;

/** What sets the number of replicas. */
export function resolveAutoscaler(spec: ServingSpec, context: AutoscalerContext): AutoscalerPlan {
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

/** What the runtime is short of first: its own queue tells, where it has one. */
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
 * A queue says how many replicas are missing, but not how many are too many: an empty one is what the right number of
 * replicas looks like. So they go one at a time, and each new one gets the time to start before more are called.
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
    // 0 where replicas are measured and have not counted anything yet; nothing where none is measured.
    query: `sum(${series}) or 0 * sum(up{${serviceSeries(context)}} == 1)`,
    pollSeconds,
    perReplica,
    scaleDownStabilizationSeconds: stabilizationSeconds(context.startup),
    scaleDownPeriodSeconds: period,
    scaleUpPeriodSeconds: period,
  };
}

/** Long enough that a replica which took long to start is not thrown away at the first quiet minute. */
function stabilizationSeconds({ budgetSeconds }: StartupPlan): number {
  return Math.min(maxStabilizationSeconds, Math.max(300, 2 * budgetSeconds));
}
