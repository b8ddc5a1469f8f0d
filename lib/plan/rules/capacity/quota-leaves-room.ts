import { lookup } from '../../../units/lookup';
import { resourceNoun } from '../../capacity/resource-amounts';
import type { FlavorQuotaPlan } from '../../types/training-queue';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** A team that trains without a quota of its own is left something by those who have one. */
export const quotaLeavesRoom: Rule<'platform'> = {
  id: 'quota/leaves-room',
  scope: 'platform',
  waivable: true,
  rationale:
    'A team that is guaranteed nothing trains on what others leave idle, and gives way whenever they want it back.',
  check: (context) =>
    Object.values(context.plan.queues?.queues ?? {}).flatMap(({ team, quotas }) =>
      quotas.flatMap((quota) => checkQuota(team, quota, context)),
    ),
};

function checkQuota(
  team: string,
  { pool: name, nominal }: FlavorQuotaPlan,
  { definition, plan }: PlatformScope,
): readonly RuleFinding[] {
  const gpu = lookup(plan.cluster.pools, name)?.gpu?.resource;
  const resource = gpu ?? 'cpu';
  const part = lookup(lookup(definition.teams, team)?.quota, name);
  // Who writes a number, be it none, knows it.
  const written = part !== undefined && (part.gpus !== undefined || part.cpu !== undefined);
  if (written || (nominal[resource] ?? 0) > 0) return [];
  return [
    {
      path: ['teams', team, 'quota', name],
      problem: `what services and the quotas of other teams take leaves this team no ${resourceNoun(resource, gpu)} of ${name} for its training`,
      fix: `give the team a quota of ${name}, lower those of others, or allow more nodes`,
    },
  ];
}
