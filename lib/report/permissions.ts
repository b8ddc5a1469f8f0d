import type { ModelPlatformPlan } from '../plan/types/platform';
import type { RolePlan } from '../plan/types/role';

/** The permissions of a role, shared by all roles with the same ones. */
interface PermissionSet {
  readonly title: string;
  /** `verbs on resource` entries. */
  readonly grants: ReadonlySet<string>;
}

const separator = ' on ';

/**
 * Rows of role, verbs and resources, from the smallest role to the largest. A role that includes another one lists only
 * what it adds to it. A role with other permissions in one team gets a row for that team.
 */
export function permissionRows(plan: ModelPlatformPlan): readonly (readonly string[])[] {
  const sets = distinctSets(plan).sort((one, other) => one.grants.size - other.grants.size);
  return sets.flatMap(({ title, grants }, index) => {
    const base = sets.slice(0, index).findLast((smaller) => [...smaller.grants].every((grant) => grants.has(grant)));
    const added = [...grants].filter((grant) => !base?.grants.has(grant));
    const rows = [...(base ? [[`all of ${base.title}`, '']] : []), ...byVerbs(added)];
    return rows.map((row, line) => [line === 0 ? title : '', ...row]);
  });
}

function distinctSets(plan: ModelPlatformPlan): PermissionSet[] {
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
