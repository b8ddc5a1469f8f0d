import type { ModelServicePlan } from '../../plan/types/service';
import { assertNever } from '../../units/assert-never';
import type { Create, KubeValue } from '../kube';

/** Limits evictions during a node drain. Pods that are not ready never block a drain. */
export function disruptionBudget<T>(create: Create<T>, plan: ModelServicePlan): T {
  return create('disruption-budget', {
    kind: 'PodDisruptionBudget',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      ...bound(plan.disruption),
      selector: { matchLabels: plan.selector },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}

function bound({ kind, replicas }: ModelServicePlan['disruption']): Readonly<Record<string, KubeValue>> {
  switch (kind) {
    case 'max-unavailable':
      return { maxUnavailable: replicas };
    case 'min-available':
      return { minAvailable: replicas };
    default:
      return assertNever(kind);
  }
}
