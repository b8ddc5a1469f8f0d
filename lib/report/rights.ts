import type { ModelPlatformPlan } from '../plan/types/platform';
import type { RolePlan } from '../plan/types/role';

/** What one role may do: rows of verbs and resources, beyond what another role may that it includes. */
interface Right {
  readonly title: string;
  /** `verbs on resource`, each once. */
  readonly grants: ReadonlySet<string>;
}

const separator = ' on ';

/**
 * Rows of role, verbs and resources. Roles are printed from the least to the most, each as what it adds to the largest
 * that it includes; a role that means something else in one team is printed for that team as well.
 */
export function rightsRows(plan: ModelPlatformPlan): readonly (readonly string[])[] {
  const rights = distinct(plan).sort((one, other) => one.grants.size - other.grants.size);
  return rights.flatMap((right, index) => {
    const base = rights.slice(0, index).findLast(({ grants }) => [...grants].every((grant) => right.grants.has(grant)));
    const added = [...right.grants].filter((grant) => !base?.grants.has(grant));
    const rows = [...(base ? [['all that', `${base.title} may`]] : []), ...byVerbs(added)];
    return rows.map((row, line) => [line === 0 ? right.title : '', ...row]);
  });
}

function distinct(plan: ModelPlatformPlan): Right[] {
  const titles = new Map<string, Set<string>>();
  const usual = new Map<string, string>();
  for (const team of Object.values(plan.teams)) {
    for (const role of team.roles) {
      const grants = JSON.stringify(grantsOf(role));
      const first = usual.get(role.name) ?? grants;
      usual.set(role.name, first);
      const title = first === grants ? role.name : `${role.name} of ${team.name}`;
      titles.set(grants, (titles.get(grants) ?? new Set()).add(title));
    }
  }
  return [...titles].map(([grants, names]) => ({
    title: [...names].join(', '),
    grants: new Set(JSON.parse(grants) as readonly string[]),
  }));
}

function grantsOf({ rules }: RolePlan): readonly string[] {
  return rules.flatMap(({ apiGroup, resources, verbs }) =>
    resources.map((name) => `${verbs.join(', ')}${separator}${apiGroup === '' ? name : `${name}.${apiGroup}`}`),
  );
}

function byVerbs(grants: readonly string[]): readonly (readonly string[])[] {
  const resources = new Map<string, readonly string[]>();
  for (const grant of grants) {
    const [verbs = '', resource = ''] = grant.split(separator);
    resources.set(verbs, [...(resources.get(verbs) ?? []), resource]);
  }
  return [...resources].map(([verbs, names]) => [verbs, names.join(', ')]);
}
