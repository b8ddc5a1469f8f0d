import { lookup } from '../../../units/lookup';
import { reservedGroups } from '../../capacity/pool-groups';
import { formatAmount } from '../../capacity/resource-amounts';
import { sumOfGroups } from '../../capacity/sum-of-groups';
import { workloads } from '../../facts/workloads';
import { queuedPoolNames } from '../../resolve/training/queues';
import { writtenAmounts } from '../../resolve/training/quotas';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TeamPlan } from '../../types/team';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/**
 * The quota of a team in a pool covers its services there at maximum scale during a rollout. In a pool with training jobs a
 * quota is a guarantee and no maximum.
 */
export const capacityQuotaHoldsServices: Rule<'platform'> = {
  id: 'capacity/quota-holds-services',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Kubernetes refuses pods above the ResourceQuota with an event on the ReplicaSet only, and the rollout stalls. A ResourceQuota adds up all pools, so pods above the maximum of one pool can also run, on nodes of other teams.',
  check: (context) => {
    const { teams, cluster } = context.plan;
    const queued = queuedPoolNames(workloads(context.plan));
    const pools = Object.values(cluster.pools).filter(({ name }) => !queued.includes(name));
    return Object.values(teams)
      .filter(({ manage }) => manage)
      .flatMap((team) => pools.flatMap((pool) => checkPool(team, pool, context)));
  },
};

function checkPool(team: TeamPlan, pool: NodePoolPlan, { definition, plan }: PlatformScope): readonly RuleFinding[] {
  // Without amounts a team can use the complete pool, which another rule checks.
  const quota = lookup(lookup(definition.teams, team.name)?.quota, pool.name);
  if (!quota) return [];
  const services = Object.values(plan.services).filter(
    (service) => service.team === team.name && service.pool === pool.name,
  );
  const asked = sumOfGroups(reservedGroups(services));
  return Object.entries(writtenAmounts(pool, quota)).flatMap(([resource, max]): readonly RuleFinding[] => {
    const amount = asked[resource] ?? 0;
    if (amount <= max) return [];
    return [
      {
        path: ['teams', team.name, 'quota', pool.name],
        problem: `at maximum scale the services of the team in ${pool.name} request ${inWords(resource, amount)}`,
        value: formatAmount(resource, max),
        allowed: `at least ${formatAmount(resource, amount)}`,
        fix: 'raise the quota, or lower scale.max or the resources of the services',
      },
    ];
  });
}

function inWords(resource: string, amount: number): string {
  const text = formatAmount(resource, amount);
  if (resource === 'cpu') return `${text} CPUs`;
  return resource === 'memory' ? `${text} of memory` : `${text} ${resource}`;
}
