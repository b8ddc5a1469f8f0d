import { lookup } from '../../../units/lookup';
import { isQueued } from '../../facts/workload-kinds';
import { workloads } from '../../facts/workloads';
import { queuedPoolNames } from '../../resolve/training/queues';
import { hasAmounts } from '../../resolve/training/quotas';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** A quota on a pool with training jobs belongs to a team that trains on it. */
export const queueTeamTrains: Rule<'platform'> = {
  id: 'queue/team-trains',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'On a pool with training jobs a quota guarantees capacity for training and does not limit services: the quota of a team without training jobs only reduces the capacity of the others.',
  check: ({ definition, plan, provider }) =>
    queuedPoolNames(workloads(plan)).flatMap((pool) =>
      Object.keys(definition.teams ?? {}).flatMap((team) => checkTeam(team, pool, { definition, plan, provider })),
    ),
};

function checkTeam(team: string, pool: string, { definition, plan }: PlatformScope): readonly RuleFinding[] {
  const quota = lookup(lookup(definition.teams, team)?.quota, pool);
  if (!quota || !hasAmounts(quota)) return [];
  const queued = workloads(plan).filter(isQueued);
  if (queued.some((workload) => workload.team === team && workload.pool === pool)) return [];
  // Another rule reports a job of an unknown team, which may be this one misspelt.
  const jobs = Object.values(definition.training ?? {});
  if (jobs.some((job) => job.pool === pool && lookup(definition.teams, job.team) === undefined)) return [];
  return [
    {
      path: ['teams', team, 'quota', pool],
      problem: `the quota guarantees capacity for training on ${pool}, and this team has no training jobs there`,
      fix: 'remove the quota, or accept it with a waiver until the team trains',
    },
  ];
}
