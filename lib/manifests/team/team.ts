import type { ApiObject } from 'cdk8s';
import { Namespace, type NetworkPolicy, type Role, type RoleBinding } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { TeamPlan } from '../../plan/types/team';
import { createIn } from '../kube-construct';
import { networkPolicy } from '../network-policy';
import { requirePlan } from '../require-plan';
import { role, roleBinding } from './role';
import { teamLimitObjects, teamSecretObjects } from './team-objects';

/**
 * A team's namespace with its quota, limits, roles, secrets and network policies. For an existing namespace, only the
 * parts that the plan contains.
 */
export class Team extends Construct {
  readonly namespace: Namespace | undefined;
  readonly quota: ApiObject | undefined;
  readonly limits: ApiObject | undefined;
  readonly roles: readonly Role[];
  readonly roleBindings: readonly RoleBinding[];
  /** Absent if the team has no secrets, or uses an existing ClusterSecretStore. */
  readonly secretStore: ApiObject | undefined;
  readonly secrets: readonly ApiObject[];
  readonly networkPolicies: readonly NetworkPolicy[];

  constructor(scope: Construct, id: string, plan: TeamPlan) {
    super(scope, id);
    requirePlan(plan, { construct: 'Team', field: 'roles', planner: 'planTeam(name, spec)' });
    this.namespace =
      plan.namespaceLabels &&
      new Namespace(this, 'namespace', { metadata: { name: plan.namespace, labels: { ...plan.namespaceLabels } } });
    const create = createIn(this);
    const { quota, limits } = teamLimitObjects(create, plan);
    this.quota = quota;
    this.limits = limits;
    this.roles = plan.roles.map((each) => role(this, plan, each));
    // A role without members needs no binding.
    this.roleBindings = plan.roles.flatMap((each, index) => {
      const of = this.roles[index];
      return of && each.subjects.length > 0 ? [roleBinding(this, plan, each, of)] : [];
    });
    const { secretStore, secrets } = teamSecretObjects(create, plan);
    this.secretStore = secretStore;
    this.secrets = secrets;
    this.networkPolicies = plan.networkPolicies.map((each) => networkPolicy(this, each, plan.labels));
  }
}
