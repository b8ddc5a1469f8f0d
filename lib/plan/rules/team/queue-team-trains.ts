import { lookup } from '../../../units/lookup';
import { isQueued } from '../../facts/workload-kinds';
import { workloads } from '../../facts/workloads';
import { queuedPoolNames } from '../../resolve/training/queues';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** A quota of a pool that training waits for belongs to a team that trains on it. */
export const queueTeamTrains: Rule<'platform'> = {
  id: 'queue/team-trains',
  scope: 'platform',
  waivable: true,
  rationale:
    'Of such a pool a quota is what training is guaranteed, and no bound for services: for a team that only serves it does nothing but take room from those who train.',
  check: ({ definition, plan }) =>
    queuedPoolNames(workloads(plan)).flatMap((pool) =>
      Object.keys(definition.teams ?? {}).flatMap((team) => checkTeam(team, pool, { definition, plan })),
    ),
};

function checkTeam(team: string, pool: string, { definition, plan }: PlatformScope): readonly RuleFinding[] {
  if (lookup(lookup(definition.teams, team)?.quota, pool) === undefined) return [];
  const queued = workloads(plan).filter(isQueued);
  if (queued.some((workload) => workload.team === team && workload.pool === pool)) return [];
  return [
    {
      path: ['teams', team, 'quota', pool],
      problem: `training waits for ${pool}, so the quota holds room for training there, and this team has none`,
      fix: 'take the quota away, or accept it with a waiver until the team trains',
    },
  ];
}
