import type { ApiObject } from 'cdk8s';
import type { NetworkPolicy, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { TrainingJobPlan } from '../../plan/types/training-job';
import { createIn } from '../kube-construct';
import { networkPolicy } from '../network-policy';
import { requirePlan } from '../require-plan';
import { serviceAccount } from '../service-account';
import { runObject, trainingMonitoringObjects } from './training-objects';

/** All objects of a training job. */
export class TrainingJob extends Construct {
  readonly serviceAccount: ServiceAccount;
  /** A Job for one pod, a JobSet for a gang of pods. */
  readonly job: ApiObject;
  readonly networkPolicies: readonly NetworkPolicy[];
  /** Absent without checkpoints. */
  readonly podMonitor: ApiObject | undefined;
  /** Absent without alerts. */
  readonly rule: ApiObject | undefined;

  constructor(scope: Construct, id: string, plan: TrainingJobPlan) {
    super(scope, id);
    requirePlan(plan, { construct: 'TrainingJob', field: 'run', planner: 'planTrainingJob(name, spec)' });
    this.serviceAccount = serviceAccount(this, plan.serviceAccount);
    const create = createIn(this);
    this.job = runObject(create, plan);
    this.networkPolicies = plan.networkPolicies.map((policy) => networkPolicy(this, policy, plan.labels));
    const { podMonitor, rule } = trainingMonitoringObjects(create, plan);
    this.podMonitor = podMonitor;
    this.rule = rule;
  }
}
