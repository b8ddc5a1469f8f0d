import { lookup } from '../../../units/lookup';
import { workloadKinds } from '../../facts/workload-kinds';
import type { TeamPlan } from '../../types/team';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Fields of a definition whose workloads wait in a queue. */
const queuedFields = Object.values(workloadKinds).flatMap(({ field, queued }) => (queued ? [field] : []));

/** Nothing is asked of a namespace that is not ours which only its owner can give. */
export const teamUnmanaged: Rule<'platform'> = {
  id: 'team/unmanaged',
  scope: 'platform',
  waivable: true,
  rationale:
    'Rights, quotas and policies of a namespace that somebody else looks after are not made, whatever is written.',
  check: (context) => {
    const teams = Object.values(context.plan.teams).filter(({ manage }) => !manage);
    return [...teams.flatMap((team) => unmade(team, context)), ...callers(context)];
  },
};

/** What is written about the inside of the namespace. */
function unmade({ name, namespace }: TeamPlan, { definition }: PlatformScope): readonly RuleFinding[] {
  const spec = lookup(definition.teams, name) ?? {};
  // The queue for training is the cluster's, whoever looks after the namespace.
  const queued = new Set(
    queuedFields.flatMap((field) => Object.values(definition[field] ?? {}).map(({ pool }) => pool)),
  );
  const unmadeOf = {
    members: Object.keys(spec.members ?? {}),
    quota: Object.keys(spec.quota ?? {}).filter((pool) => !queued.has(pool)),
  };
  return (['members', 'quota'] as const)
    .filter((field) => unmadeOf[field].length > 0)
    .map((field) => ({
      path: ['teams', name, field],
      problem: `the namespace ${namespace} is not ours, so that nothing is made of this`,
      fix: `take '${field}' away and let the owner of the namespace see to it, or take 'manage: false' away`,
    }));
}

/** A service lets the team in, but the way out of the team's namespace is its owner's to open. */
function callers({ definition, plan }: PlatformScope): readonly RuleFinding[] {
  return Object.entries(definition.services ?? {}).flatMap(([service, { consumers = [] }]) =>
    consumers.flatMap((consumer, index): readonly RuleFinding[] => {
      const team = 'team' in consumer ? lookup(plan.teams, consumer.team) : undefined;
      if (!team || team.manage) return [];
      return [
        {
          path: ['services', service, 'consumers', index, 'team'],
          problem: `the namespace ${team.namespace} is not ours, so that nothing shows that its pods may send requests`,
          value: team.name,
          fix: `write { namespace: ${JSON.stringify(team.namespace)} } once its owner lets them, or take 'manage: false' away`,
        },
      ];
    }),
  );
}
