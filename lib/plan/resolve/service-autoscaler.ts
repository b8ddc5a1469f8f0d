import type { ScaleSignalSpec } from '../../definition/scale';
import type { ServingSpec } from '../../definition/service';
import type { AutoscalerPlan, PrometheusAutoscalerPlan, StartupPlan } from '../model-service';
import type { RuntimeMetrics } from '../runtimes/runtime';
import { serviceSeries } from './service-series';

/** What an autoscaler depends on besides the service's own definition. */
export interface AutoscalerSurroundings {
  readonly name: string;
  readonly namespace: string;
  readonly startup: StartupPlan;
  readonly metrics: RuntimeMetrics;
  readonly prometheusAddress: string;
}

/** The longest windows that a HorizontalPodAutoscaler takes. Source: Kubernetes API, autoscaling/v2, read 2026-11-24. */
const longestStabilizationSeconds = 3600;
const longestPeriodSeconds = 1800;

/** A pod is measured every 15 seconds, so more often there is nothing new to see. */
const pollSeconds = 15;

/** What sets the number of replicas. */
export function resolveAutoscaler(spec: ServingSpec, around: AutoscalerSurroundings): AutoscalerPlan {
  const signal = spec.scale?.signal ?? defaultSignal(around.metrics);
  switch (signal.kind) {
    case 'cpu':
      return cpu(signal.percent, around);
    case 'waiting-requests':
      return around.metrics.waiting
        ? byPrometheus(signal.kind, around.metrics.waiting(serviceSeries(around)), signal.perReplica ?? 4, around)
        : cpu(undefined, around);
    case 'request-rate':
      return byPrometheus(
        signal.kind,
        `rate(${around.metrics.requests(serviceSeries(around))}[2m])`,
        signal.perReplica,
        around,
      );
    default:
      throw new Error(`unknown signal ${JSON.stringify(signal satisfies never)}`);
  }
}

/** What the runtime is short of first: its own queue tells, where it has one. */
function defaultSignal(metrics: RuntimeMetrics): ScaleSignalSpec {
  return metrics.waiting ? { kind: 'waiting-requests' } : { kind: 'cpu' };
}

function cpu(percent: number | undefined, { startup }: AutoscalerSurroundings): AutoscalerPlan {
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
  around: AutoscalerSurroundings,
): AutoscalerPlan {
  const period = Math.min(longestPeriodSeconds, Math.max(60, around.startup.budgetSeconds));
  return {
    kind: 'prometheus',
    signal,
    serverAddress: around.prometheusAddress,
    // 0 where replicas are measured and have not counted anything yet; nothing where none is measured.
    query: `sum(${series}) or 0 * sum(up{${serviceSeries(around)}} == 1)`,
    pollSeconds,
    perReplica,
    scaleDownStabilizationSeconds: stabilizationSeconds(around.startup),
    scaleDownPeriodSeconds: period,
    scaleUpPeriodSeconds: period,
  };
}

/** Long enough that a replica which took long to start is not thrown away at the first quiet minute. */
function stabilizationSeconds({ budgetSeconds }: StartupPlan): number {
  return Math.min(longestStabilizationSeconds, Math.max(300, 2 * budgetSeconds));
}
