import type { TeamRole } from '../../lib/definition/team';
import type { SubjectPlan } from '../../lib/plan/types/role';
import type { TeamPlan } from '../../lib/plan/types/team';

/** A verb that a role allows on a resource in a namespace, and the subjects that have the role there. */
export interface AccessRow {
  readonly namespace: string;
  readonly role: TeamRole;
  readonly subjects: readonly SubjectPlan[];
  /** Empty for the core group. */
  readonly apiGroup: string;
  /** With the subresource, if any: `pods/log`. */
  readonly resource: string;
  readonly verb: string;
}

/** Everything that members of the teams may do, one row per verb and resource. Everything else is forbidden. */
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
