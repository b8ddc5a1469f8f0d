import type { PoolQuotaSpec } from '../../../definition/team';
import { lookup } from '../../../units/lookup';
import { parseBytes, parseCpu } from '../../../units/quantity';
import { type Amounts, formatAmount, formatBound, plusAmounts, resourceNoun } from '../../capacity/resource-amounts';
import { poolAmounts, trainingAmounts } from '../../resolve/training/quotas';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** What the teams were promised of a pool, the pool has when it is at its largest. */
export const capacityQuotasFitPool: Rule<'platform'> = {
  id: 'capacity/quotas-fit-pool',
  scope: 'platform',
  waivable: true,
  rationale: 'A quota without nodes behind it is a promise that is broken on the day when everybody needs it.',
  check: (context) =>
    Object.values(context.plan.cluster.pools).flatMap((pool) => [
      ...gpusOfNone(pool, context),
      ...checkPool(pool, context),
    ]),
};

/** A part of GPUs that the pool has none of: more nodes would not help. */
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
        fix: 'take it away, or name a pool with GPUs',
      },
    ];
  });
}

function checkPool(pool: NodePoolPlan, context: PlatformScope): readonly RuleFinding[] {
  const parts = Object.values(context.definition.teams ?? {}).flatMap(({ quota }) => lookup(quota, pool.name) ?? []);
  if (parts.length === 0) return [];
  const { written, promised, there, beside } = promises(pool, parts, context);
  const gpu = pool.gpu?.resource ?? gpus;
  const exceeds = (amounts: Amounts, resource: string) => (amounts[resource] ?? 0) > (there[resource] ?? 0);
  return (
    Object.entries(promised)
      .filter(([resource]) => resource !== gpus && exceeds(promised, resource))
      // Where GPUs are too few, all that follows them in proportion is too.
      .filter(([resource]) => resource === gpu || !exceeds(promised, gpu) || exceeds(written, resource))
      .map(([resource, amount]) => ({
        path: ['cluster', 'nodePools', pool.name, 'nodes', 'max'],
        problem: `the teams are promised ${formatAmount(resource, amount)} of ${resourceNoun(resource, gpu)} of this pool, more than it has with all its nodes${beside}`,
        value: pool.nodes.max,
        allowed: `quotas of at most ${formatBound(resource, there[resource] ?? 0)} together`,
        fix: 'allow more nodes, or lower the quotas',
      }))
  );
}

/** Name under which GPUs of a pool that has none are counted. */
const gpus = 'gpus';

/** What teams are promised, and what there is of it. Where training waits, services have their part first. */
function promises(pool: NodePoolPlan, parts: readonly PoolQuotaSpec[], { plan }: PlatformScope) {
  const written = parts.map((part) => writtenAmounts(part, pool)).reduce(plusAmounts, {});
  const guaranteed = Object.values(plan.queues?.queues ?? {}).flatMap(({ quotas }) =>
    quotas.filter((quota) => quota.pool === pool.name).map(({ nominal }) => nominal),
  );
  if (guaranteed.length === 0) return { written, promised: written, there: poolAmounts(pool), beside: '' };
  const services = Object.values(plan.services);
  return {
    written,
    promised: { ...written, ...guaranteed.reduce(plusAmounts, {}) },
    there: trainingAmounts(pool, services),
    beside: services.some((service) => service.pool === pool.name) ? ', beside its services at most replicas' : '',
  };
}

/** What one part of a pool says. */
function writtenAmounts(part: PoolQuotaSpec, { gpu }: NodePoolPlan): Amounts {
  return {
    ...(part.cpu !== undefined && { cpu: parseCpu(part.cpu) }),
    ...(part.memory !== undefined && { memory: parseBytes(part.memory) }),
    ...(part.gpus !== undefined && { [gpu?.resource ?? gpus]: part.gpus }),
  };
}
