import type { ApiObject } from 'cdk8s';
import type { NetworkPolicy, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { TrainingJobPlan } from '../../plan/types/training-job';
import { prometheusRule } from '../monitoring/prometheus-rule';
import { networkPolicy } from '../network-policy';
import { serviceAccount } from '../service-account';
import { job } from './job';
import { jobSet } from './job-set';

/** A program that trains and ends, with all that it may do and who is told when it fails. */
export class TrainingJob extends Construct {
  readonly serviceAccount: ServiceAccount;
  /** A Job, or a JobSet where a gang of pods trains. */
  readonly job: ApiObject;
  readonly networkPolicies: readonly NetworkPolicy[];
  /** Absent where there is nothing to alert about. */
  readonly rule: ApiObject | undefined;

  constructor(scope: Construct, id: string, plan: TrainingJobPlan) {
    super(scope, id);
    this.serviceAccount = serviceAccount(this, plan.serviceAccount);
    this.job = plan.kind === 'job-set' ? jobSet(this, plan) : job(this, plan);
    this.networkPolicies = plan.networkPolicies.map((policy) => networkPolicy(this, policy, plan.labels));
    this.rule = prometheusRule(this, plan.alerts);
  }
}
