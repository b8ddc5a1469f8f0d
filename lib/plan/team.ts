import type { TeamRole } from '../definition/team';
import type { NetworkPolicyPlan } from './network';
import type { Labels } from './pod';

/** A team's namespace and what is in it before any workload. */
export interface TeamPlan {
  readonly name: string;
  readonly namespace: string;
  /** Whether namespace, quota, limits and the policies for all pods are ours. */
  readonly manage: boolean;
  readonly labels: Labels;
  /** Labels of the namespace, Pod Security among them. */
  readonly namespaceLabels: Labels;
  /** Hard limits of the namespace as Kubernetes spells them: `requests.cpu: '16'`. */
  readonly quota: Readonly<Record<string, string>>;
  /** What a container gets that does not say it itself. */
  readonly limits: {
    readonly defaultRequest: Readonly<Record<string, string>>;
    readonly default: Readonly<Record<string, string>>;
  };
  readonly roles: readonly RolePlan[];
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}

/** A role of a namespace, and who has it. */
export interface RolePlan {
  readonly name: TeamRole;
  readonly rules: readonly AccessRule[];
  readonly subjects: readonly SubjectPlan[];
}

/** Verbs on resources of one API group. */
export interface AccessRule {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** Somebody who logs in to the cluster. */
export interface SubjectPlan {
  readonly kind: 'Group' | 'User';
  readonly name: string;
}
