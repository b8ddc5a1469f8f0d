import type { ApiObject } from 'cdk8s';
import { Namespace, type NetworkPolicy, type Role, type RoleBinding } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { TeamPlan } from '../../plan/team';
import { networkPolicy } from '../network-policy';
import { limitRange, resourceQuota } from './quota';
import { role, roleBinding } from './role';

/**
 * A team's namespace and what is in it before any workload: quota, limits, roles and network policies.
 *
 * A namespace that is not ours stays as it is, with its quota and its roles. Only policies about particular pods
 * are written there: they open or close nothing for the pods of anybody else.
 */
export class Team extends Construct {
  readonly namespace: Namespace | undefined;
  readonly quota: ApiObject | undefined;
  readonly limits: ApiObject | undefined;
  readonly roles: readonly Role[];
  readonly roleBindings: readonly RoleBinding[];
  readonly networkPolicies: readonly NetworkPolicy[];

  constructor(scope: Construct, id: string, plan: TeamPlan) {
    super(scope, id);
    const roles = plan.manage ? plan.roles : [];
    const policies = plan.networkPolicies.filter(({ pods }) => plan.manage || Object.keys(pods).length > 0);

    this.namespace = plan.manage
      ? new Namespace(this, 'namespace', { metadata: { name: plan.namespace, labels: { ...plan.namespaceLabels } } })
      : undefined;
    this.quota = plan.manage ? resourceQuota(this, plan) : undefined;
    this.limits = plan.manage ? limitRange(this, plan) : undefined;
    this.roles = roles.map((each) => role(this, plan, each));
    // A role that nobody has needs no binding.
    this.roleBindings = roles.flatMap((each, index) => {
      const of = this.roles[index];
      return of && each.subjects.length > 0 ? [roleBinding(this, plan, each, of)] : [];
    });
    this.networkPolicies = policies.map((each) => networkPolicy(this, each, plan.labels));
  }
}
