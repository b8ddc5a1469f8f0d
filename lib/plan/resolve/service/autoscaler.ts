import type { ScaleSignalSpec } from '../../../definition/scale';
import type { ServingSpec } from '../../../definition/service';
import { assertNever } from '../../../units/assert-never';
import { rolloutFacts } from '../../facts/rollouts';
import type { RuntimeMetrics } from '../../runtimes/runtime';
import type { AutoscalerPlan, PrometheusAutoscalerPlan } from '../../types/autoscaler';
import type { ContainerPlan } from '../../types/container';
import type { RolloutPlan } from '../../types/rollout';
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
  readonly rollout: Pick<RolloutPlan, 'kind'>;
  /** The container that serves. */
  readonly server: Pick<ContainerPlan, 'name' | 'resources'>;
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
        ? byPrometheus(
            {
              signal: signal.kind,
              query: orZero(`sum(${context.metrics.waiting(serviceSeries(context))})`, context),
              perReplica: signal.perReplica ?? 4,
            },
            context,
          )
        : cpu(undefined, context);
    case 'request-rate':
      return byPrometheus(
        {
          signal: signal.kind,
          query: orZero(`sum(rate(${context.metrics.requests(serviceSeries(context))}[2m]))`, context),
          perReplica: signal.perReplica,
        },
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

/**
 * A HorizontalPodAutoscaler compares the average of all pods that its target selects. In a canary these are the pods of
 * all revisions: with as many idle warm pods as serving ones, serving pods at twice the target look like pods at the
 * target. The sum over all pods does not depend on how many of them are idle.
 */
function cpu(percent = 70, context: AutoscalerContext): AutoscalerPlan {
  if (rolloutFacts(context.rollout).countsAllRevisions) {
    const cores = context.server.resources.cpuMilli / 1000;
    const perReplica = Number(((percent / 100) * cores).toPrecision(6));
    return byPrometheus({ signal: 'cpu', query: cpuOf(context), perReplica }, context);
  }
  return {
    kind: 'cpu',
    targetPercent: percent,
    scaleDownStabilizationSeconds: stabilizationSeconds(context.startup),
  };
}

/** CPU cores of the servers of all revisions. Without measurements of the nodes it has no value: idle is not unknown. */
function cpuOf({ name, namespace, server }: AutoscalerContext): string {
  const servers = `namespace="${namespace}",pod=~"${name}-[a-z0-9]+-[a-z0-9]+",container="${server.name}"`;
  return `sum(rate(container_cpu_usage_seconds_total{${servers}}[2m]))`;
}

/** 0 if replicas are scraped and have counted nothing yet; empty if none is scraped. */
function orZero(query: string, context: AutoscalerContext): string {
  return `${query} or 0 * sum(up{${serviceSeries(context)}} == 1)`;
}

/**
 * A queue shows how many replicas are missing, but not how many are surplus: with the right number it is empty. So
 * replicas are removed one at a time, and each new replica has time to start before the next is added.
 */
function byPrometheus(
  metric: Pick<PrometheusAutoscalerPlan, 'signal' | 'query' | 'perReplica'>,
  { prometheusAddress, startup }: AutoscalerContext,
): AutoscalerPlan {
  const period = Math.min(maxPeriodSeconds, Math.max(60, startup.budgetSeconds));
  return {
    kind: 'prometheus',
    ...metric,
    serverAddress: prometheusAddress,
    pollSeconds,
    scaleDownStabilizationSeconds: stabilizationSeconds(startup),
    scaleDownPeriodSeconds: period,
    scaleUpPeriodSeconds: period,
  };
}

/** Long enough that a replica with a slow start is not removed in the first quiet minute. */
function stabilizationSeconds({ budgetSeconds }: StartupPlan): number {
  return Math.min(maxStabilizationSeconds, Math.max(300, 2 * budgetSeconds));
}
