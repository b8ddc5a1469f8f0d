import type { Labels } from '../../plan/types/labels';
import type { ResourceFlavorPlan } from '../../plan/types/training-queue';
import type { Create } from '../kube';

/** The nodes of a pool for Kueue. A job is assigned to a flavor whose labels it selects and whose taints it tolerates. */
export function resourceFlavor<T>(create: Create<T>, plan: ResourceFlavorPlan, labels: Labels): T {
  return create(`flavor-${plan.pool}`, {
    kind: 'ResourceFlavor',
    metadata: { name: plan.name, labels },
    spec: {
      nodeLabels: plan.nodeLabels,
      nodeTaints:
        plan.nodeTaints.length === 0
          ? undefined
          : plan.nodeTaints.map(({ key, value, effect }) => ({ key, value: value === '' ? undefined : value, effect })),
    },
  });
}
