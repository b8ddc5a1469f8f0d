import type { PoolQuotaSpec } from '../../../definition/team';
import { lookup } from '../../../units/lookup';
import { type Amounts, formatAmount, formatBound, plusAmounts, resourceNoun } from '../../capacity/resource-amounts';
import { ofKind, workloads } from '../../facts/workloads';
import { poolAmounts, trainingAmounts, writtenAmounts } from '../../resolve/training/quotas';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** The quotas of all teams together fit on a pool with the maximum number of nodes. */
export const capacityQuotasFitPool: Rule<'platform'> = {
  id: 'capacity/quotas-fit-pool',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A quota above the capacity of its pool fails when all teams use their quotas at the same time.',
  check: (context) =>
    Object.values(context.plan.cluster.pools).flatMap((pool) => [
      ...gpusOfNone(pool, context),
      ...checkPool(pool, context),
    ]),
};

/** A quota of GPUs on a pool without GPUs: more nodes do not help. */
function gpusOfNone({ name, gpu }: NodePoolPlan, { definition }: PlatformScope): readonly RuleFinding[] {
  if (gpu) return [];
  return Object.entries(definition.teams ?? {}).flatMap(([team, { quota }]) => {
    const wanted = lookup(quota, name)?.gpus ?? 0;
    if (wanted === 0) return [];
    return [
      {
        path: ['teams', team, 'quota', name, 'gpus'],
        problem: 'the nodes of this pool have no GPUs',
        value: wanted,
        allowed: '0',
        fix: 'remove gpus, or choose a pool with GPUs',
      },
    ];
  });
}

function checkPool(pool: NodePoolPlan, context: PlatformScope): readonly RuleFinding[] {
  const parts = Object.values(context.definition.teams ?? {}).flatMap(({ quota }) => lookup(quota, pool.name) ?? []);
  if (parts.length === 0) return [];
  const { written, promised, there, beside } = promises(pool, parts, context);
  const gpu = pool.gpu?.resource;
  const exceeds = (amounts: Amounts, resource: string) => (amounts[resource] ?? 0) > (there[resource] ?? 0);
  return (
    Object.entries(promised)
      .filter(([resource]) => exceeds(promised, resource))
      // With too few GPUs, the resources in proportion to them are too few as well.
      .filter(([resource]) => resource === gpu || !gpu || !exceeds(promised, gpu) || exceeds(written, resource))
      .map(([resource, amount]) => ({
        path: ['cluster', 'nodePools', pool.name, 'nodes', 'max'],
        problem: `the quotas of all teams total ${formatAmount(resource, amount)} ${resourceNoun(resource, gpu)}, and the pool at its maximum size has ${formatBound(resource, there[resource] ?? 0)}${beside}`,
        value: pool.nodes.max,
        allowed: `quotas of at most ${formatBound(resource, there[resource] ?? 0)} in total`,
        fix: 'raise nodes.max, or lower the quotas',
      }))
  );
}

/** The quotas of the teams and the capacity for them. On a pool with a queue, services get their share first. */
function promises(pool: NodePoolPlan, parts: readonly PoolQuotaSpec[], { plan }: PlatformScope) {
  const written = parts.map((part) => writtenAmounts(pool, part)).reduce(plusAmounts, {});
  const guaranteed = Object.values(plan.queues?.queues ?? {}).flatMap(({ quotas }) =>
    quotas.filter((quota) => quota.pool === pool.name).map(({ nominal }) => nominal),
  );
  if (guaranteed.length === 0) return { written, promised: written, there: poolAmounts(pool), beside: '' };
  const onPool = workloads(plan).filter((workload) => workload.pool === pool.name);
  return {
    written,
    promised: { ...written, ...guaranteed.reduce(plusAmounts, {}) },
    there: trainingAmounts(pool, onPool),
    beside: ofKind(onPool, 'service').length > 0 ? ' left after its services at maximum scale' : '',
  };
}
