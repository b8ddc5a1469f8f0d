import type { TeamRole } from '../../definition/team';

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
