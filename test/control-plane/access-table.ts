import type { TeamRole } from '../../lib/definition/team';
import type { SubjectPlan } from '../../lib/plan/types/role';
import type { TeamPlan } from '../../lib/plan/types/team';

/** One thing that a role allows in one namespace, and who has the role there. */
export interface AccessRow {
  readonly namespace: string;
  readonly role: TeamRole;
  readonly subjects: readonly SubjectPlan[];
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** With its subresource, where it has one: `pods/log`. */
  readonly resource: string;
  readonly verb: string;
}

/** All that people of the teams may do, a row for each verb on each resource. What is in no row nobody may. */
export function accessTable(teams: Readonly<Record<string, TeamPlan>>): readonly AccessRow[] {
  return Object.values(teams).flatMap(({ namespace, roles }) =>
    roles.flatMap(({ name, subjects, rules }) =>
      rules.flatMap(({ apiGroup, resources, verbs }) =>
        resources.flatMap((resource) =>
          verbs.map((verb): AccessRow => ({ namespace, role: name, subjects, apiGroup, resource, verb })),
        ),
      ),
    ),
  );
}
