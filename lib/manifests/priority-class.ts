import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { PriorityClassPlan } from '../plan/types/priority-class';
import { createIn } from './kube-construct';
import { priorityClass } from './priority-class-object';
import { requirePlan } from './require-plan';

/** A PriorityClass. It is never the global default, because pods without a class belong to other applications. */
export class PriorityClass extends Construct {
  readonly priorityClass: ApiObject;

  constructor(scope: Construct, id: string, plan: PriorityClassPlan) {
    super(scope, id);
    requirePlan(plan, {
      construct: 'PriorityClass',
      field: 'preempts',
      planner: 'planModelPlatform(definition).priorityClasses[index]',
    });
    this.priorityClass = priorityClass(createIn(this), plan);
  }
}
