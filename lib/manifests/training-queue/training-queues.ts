import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { TrainingQueuesPlan } from '../../plan/types/training-queue';
import { createIn } from '../kube-construct';
import { requirePlan } from '../require-plan';
import { queueObjects } from './queue-objects';

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
  /** The check for jobs of pools with queued provisioning, and its configuration. */
  readonly provisioning: readonly ApiObject[];
  /** The ValidatingAdmissionPolicy of members who stop jobs, and its binding. */
  readonly stopping: readonly ApiObject[];

  constructor(scope: Construct, id: string, plan: TrainingQueuesPlan) {
    super(scope, id);
    requirePlan(plan, {
      construct: 'TrainingQueues',
      field: 'flavors',
      planner: 'planModelPlatform(definition).queues',
    });
    const objects = queueObjects(createIn(this), plan);
    this.flavors = objects.flavors;
    this.cohort = objects.cohort;
    this.clusterQueues = objects.clusterQueues;
    this.localQueues = objects.localQueues;
    this.priorities = objects.priorities;
    this.provisioning = objects.provisioning;
    this.stopping = objects.stopping;
  }
}
