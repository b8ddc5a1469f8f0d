import type { TeamRole } from '../../definition/team';

/** A role of a namespace and its members. */
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

/** A user or group of the cluster. */
export interface SubjectPlan {
  readonly kind: 'Group' | 'User';
  readonly name: string;
}
