import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PriorityClassPlan } from '../plan/types/priority-class';
import { kubeObject } from './kube';

/** Which pods go first on a node. Never the default of pods that name none: those are not ours. */
export function priorityClass(scope: Construct, plan: PriorityClassPlan): ApiObject {
  return kubeObject(scope, `priority-class-${plan.name}`, {
    kind: 'PriorityClass',
    metadata: { name: plan.name, labels: plan.labels },
    value: plan.value,
    globalDefault: false,
    preemptionPolicy: plan.preempts ? 'PreemptLowerPriority' : 'Never',
    description: plan.description,
  });
}
