import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { TrainingQueuesPlan } from '../../plan/types/training-queue';
import { mapRecord } from '../../units/records';
import { kubeObject } from '../kube';
import { requirePlan } from '../require-plan';
import { clusterQueue, cohort, localQueue } from './cluster-queue';
import { resourceFlavor } from './resource-flavor';

/** The Kueue objects for training: flavors, queues of teams in one cohort, and priorities. */
export class TrainingQueues extends Construct {
  /** One per pool with training jobs. */
  readonly flavors: readonly ApiObject[];
  readonly cohort: ApiObject;
  /** By team. */
  readonly clusterQueues: Readonly<Record<string, ApiObject>>;
  /** By team, each in the team's namespace. */
  readonly localQueues: Readonly<Record<string, ApiObject>>;
  readonly priorities: readonly ApiObject[];

  constructor(scope: Construct, id: string, plan: TrainingQueuesPlan) {
    super(scope, id);
    requirePlan(plan, {
      construct: 'TrainingQueues',
      field: 'flavors',
      planner: 'planModelPlatform(definition).queues',
    });
    const { labels } = plan;
    this.flavors = plan.flavors.map((flavor) => resourceFlavor(this, flavor, labels));
    this.cohort = cohort(this, plan);
    this.clusterQueues = mapRecord(plan.queues, (queue) => clusterQueue(this, queue, plan.cohort));
    this.localQueues = mapRecord(plan.queues, (queue) => localQueue(this, queue));
    this.priorities = plan.priorities.map(({ name, priority, value, description }) =>
      kubeObject(this, `priority-${priority}`, {
        kind: 'WorkloadPriorityClass',
        metadata: { name, labels },
        value,
        description,
      }),
    );
  }
}
