import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PriorityClassPlan } from '../plan/types/priority-class';
import { kubeObject } from './kube';

/** A PriorityClass. It is never the global default, because pods without a class belong to other applications. */
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
