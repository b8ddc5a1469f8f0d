import { lookup } from '../../../units/lookup';
import { workloadKinds } from '../../facts/workload-kinds';
import type { TeamPlan } from '../../types/team';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Fields of a definition whose workloads wait in a queue. */
const queuedFields = Object.values(workloadKinds).flatMap(({ field, queued }) => (queued ? [field] : []));

/** The definition requests nothing in an unmanaged namespace that only its owner can create. */
export const teamUnmanaged: Rule<'platform'> = {
  id: 'team/unmanaged',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Roles, quotas and network policies of an unmanaged namespace are not created.',
  check: (context) => {
    const teams = Object.values(context.plan.teams).filter(({ manage }) => !manage);
    return [...teams.flatMap((team) => unmade(team, context)), ...callers(context)];
  },
};

/** Fields about objects inside the namespace. */
function unmade({ name, namespace }: TeamPlan, { definition }: PlatformScope): readonly RuleFinding[] {
  const spec = lookup(definition.teams, name) ?? {};
  // The queue for training belongs to the cluster, also for an unmanaged namespace.
  const queued = new Set(
    queuedFields.flatMap((field) => Object.values(definition[field] ?? {}).map(({ pool }) => pool)),
  );
  const ignored = {
    members: Object.keys(spec.members ?? {}),
    quota: Object.keys(spec.quota ?? {}).filter((pool) => !queued.has(pool)),
  };
  return (['members', 'quota'] as const)
    .filter((field) => ignored[field].length > 0)
    .map((field) => ({
      path: ['teams', name, field],
      problem: `the namespace ${namespace} is unmanaged, so this field has no effect`,
      fix: `remove '${field}' and ask the owner of the namespace to create it, or remove 'manage: false'`,
    }));
}

/** The policy of a service allows the team, but only the owner of the namespace can allow egress from it. */
function callers({ definition, plan }: PlatformScope): readonly RuleFinding[] {
  return Object.entries(definition.services ?? {}).flatMap(([service, { consumers = [] }]) =>
    consumers.flatMap((consumer, index): readonly RuleFinding[] => {
      const team = 'team' in consumer ? lookup(plan.teams, consumer.team) : undefined;
      if (!team || team.manage) return [];
      return [
        {
          path: ['services', service, 'consumers', index, 'team'],
          problem: `the namespace ${team.namespace} is unmanaged, so it is unknown whether its pods can send requests`,
          value: team.name,
          fix: `write { namespace: ${JSON.stringify(team.namespace)} } after its owner allows egress, or remove 'manage: false'`,
        },
      ];
    }),
  );
}
