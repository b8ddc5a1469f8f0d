import type { ApiObject } from 'cdk8s';
import { Namespace, type NetworkPolicy, type Role, type RoleBinding } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { TeamPlan } from '../../plan/types/team';
import { externalSecret, secretStore } from '../external-secret';
import { networkPolicy } from '../network-policy';
import { requirePlan } from '../require-plan';
import { limitRange, resourceQuota } from './quota';
import { role, roleBinding } from './role';

/** Name of the SecretStore in each team's namespace. */
const storeName = 'platform-secrets';

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
    this.quota = plan.quota && resourceQuota(this, plan, plan.quota);
    this.limits = plan.limits && limitRange(this, plan, plan.limits);
    this.roles = plan.roles.map((each) => role(this, plan, each));
    // A role without members needs no binding.
    this.roleBindings = plan.roles.flatMap((each, index) => {
      const of = this.roles[index];
      return of && each.subjects.length > 0 ? [roleBinding(this, plan, each, of)] : [];
    });
    const { secretStore: store } = plan;
    const owner = { ...plan, storeName };
    this.secretStore = store && secretStore(this, owner, store);
    this.secrets = store ? plan.secrets.map((each) => externalSecret(this, owner, each, store)) : [];
    this.networkPolicies = plan.networkPolicies.map((each) => networkPolicy(this, each, plan.labels));
  }
}
