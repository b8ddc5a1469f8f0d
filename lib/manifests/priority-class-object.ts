import type { PriorityClassPlan } from '../plan/types/priority-class';
import type { Create } from './kube';

/** The PriorityClass of a plan. */
export function priorityClass<T>(create: Create<T>, plan: PriorityClassPlan): T {
  return create('priority-class', {
    kind: 'PriorityClass',
    metadata: { name: plan.name, labels: plan.labels },
    value: plan.value,
    globalDefault: false,
    preemptionPolicy: plan.preempts ? 'PreemptLowerPriority' : 'Never',
    description: plan.description,
  });
}
