import { apiVersions } from '../../catalog/apis';
import { rolloutFacts } from '../../plan/facts/rollouts';
import type { AutoscalerPlan, CpuAutoscalerPlan, PrometheusAutoscalerPlan } from '../../plan/types/autoscaler';
import type { ModelServicePlan } from '../../plan/types/service';
import { assertNever } from '../../units/assert-never';
import type { Create, KubeValue } from '../kube';

/** The autoscaler between minimum and maximum scale. */
export function autoscaler<T>(create: Create<T>, plan: ModelServicePlan, scaling: AutoscalerPlan): T {
  switch (scaling.kind) {
    case 'fixed':
      return fixed(create, plan);
    case 'cpu':
      return byCpu(create, plan, scaling);
    case 'prometheus':
      return byPrometheus(create, plan, scaling);
    default:
      return assertNever(scaling);
  }
}

/** The bounds are equal. The API requires a metric. */
function fixed<T>(create: Create<T>, plan: ModelServicePlan): T {
  return horizontalPodAutoscaler(create, plan, { metrics: [cpuUtilization(100)] });
}

function byCpu<T>(create: Create<T>, plan: ModelServicePlan, scaling: CpuAutoscalerPlan): T {
  return horizontalPodAutoscaler(create, plan, {
    metrics: [cpuUtilization(scaling.targetPercent)],
    behavior: { scaleDown: { stabilizationWindowSeconds: scaling.scaleDownStabilizationSeconds } },
  });
}

function horizontalPodAutoscaler<T>(
  create: Create<T>,
  plan: ModelServicePlan,
  spec: Readonly<Record<string, KubeValue>>,
): T {
  return create('autoscaler', {
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels, annotations: replaceable },
    spec: {
      scaleTargetRef: target(plan),
      minReplicas: plan.replicas.min,
      maxReplicas: plan.replicas.max,
      ...spec,
    },
  });
}

/**
 * Without it KEDA refuses a ScaledObject while another autoscaler has the same target. A service that changes to
 * scaling by requests has both until the old one is deleted, and meanwhile neither changes the number of replicas.
 * Source: kedacore/keda@v2.20.2, `apis/keda/v1alpha1/scaledobject_webhook.go`, verifyHpas.
 */
const replaceable = { 'validations.keda.sh/hpa-ownership': 'false' };

function cpuUtilization(averageUtilization: number): KubeValue {
  return { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } };
}

/**
 * KEDA creates a HorizontalPodAutoscaler from it. Source of all fields: kedacore/keda@v2.20.2,
 * `config/crd/bases/keda.sh_scaledobjects.yaml` and `pkg/scalers/prometheus_scaler.go`.
 */
function byPrometheus<T>(create: Create<T>, plan: ModelServicePlan, scaling: PrometheusAutoscalerPlan): T {
  return create('autoscaler', {
    kind: 'ScaledObject',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      scaleTargetRef: target(plan),
      minReplicaCount: plan.replicas.min,
      maxReplicaCount: plan.replicas.max,
      pollingInterval: scaling.pollSeconds,
      ...cooldown(plan, scaling),
      // If the query fails, the current replicas are kept.
      fallback: { behavior: 'currentReplicasIfHigher', failureThreshold: 3, replicas: Math.max(1, plan.replicas.min) },
      advanced: { horizontalPodAutoscalerConfig: { behavior: behavior(scaling) } },
      triggers: [
        {
          type: 'prometheus',
          metricType: 'AverageValue',
          metadata: {
            serverAddress: scaling.serverAddress,
            query: scaling.query,
            threshold: String(scaling.perReplica),
            // A missing value is an error, not 0, which would scale down.
            ignoreNullValues: 'false',
          },
        },
      ],
    },
  });
}

/**
 * Applies only to scaling to zero. Without the initial period KEDA removes all replicas of a service that it has not
 * seen with requests yet, such as one that has just changed to scaling to zero.
 */
function cooldown(
  { replicas }: ModelServicePlan,
  { scaleDownStabilizationSeconds: seconds }: PrometheusAutoscalerPlan,
): Readonly<Record<string, KubeValue>> {
  return replicas.min === 0 ? { cooldownPeriod: seconds, initialCooldownPeriod: seconds } : {};
}

function behavior(scaling: PrometheusAutoscalerPlan): KubeValue {
  return {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      policies: [
        { type: 'Percent', value: 100, periodSeconds: scaling.scaleUpPeriodSeconds },
        { type: 'Pods', value: 1, periodSeconds: scaling.scaleUpPeriodSeconds },
      ],
      selectPolicy: 'Max',
    },
    scaleDown: {
      stabilizationWindowSeconds: scaling.scaleDownStabilizationSeconds,
      policies: [{ type: 'Pods', value: 1, periodSeconds: scaling.scaleDownPeriodSeconds }],
      selectPolicy: 'Max',
    },
  };
}

/** The scale target: a Deployment or a Rollout. */
function target({ name, rollout }: ModelServicePlan): KubeValue {
  const kind = rolloutFacts(rollout).object;
  return { apiVersion: apiVersions[kind], kind, name };
}
