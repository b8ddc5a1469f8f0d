import { lookup } from '../../../units/lookup';
import { resourceNoun } from '../../capacity/resource-amounts';
import type { FlavorQuotaPlan } from '../../types/training-queue';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** The quotas of other teams leave capacity for a team that trains without a quota. */
export const quotaLeavesRoom: Rule<'platform'> = {
  id: 'quota/leaves-room',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A team without guaranteed quota trains on borrowed capacity only, and is preempted when its owners reclaim it.',
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
  // An explicit number, even 0, is intended.
  const written = part !== undefined && (part.gpus !== undefined || part.cpu !== undefined);
  if (written || (nominal[resource] ?? 0) > 0) return [];
  return [
    {
      path: ['teams', team, 'quota', name],
      problem: `services and the quotas of other teams use all ${resourceNoun(resource, gpu)} of ${name}, so this team has none for training`,
      fix: `set a quota of ${name} for the team, lower the other quotas, or raise nodes.max of ${name}`,
    },
  ];
}
