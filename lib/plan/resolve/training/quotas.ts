import type { PoolQuotaSpec } from '../../../definition/team';
import { parseBytes, parseCpu } from '../../../units/quantity';
import { peakReplicas } from '../../capacity/peak-replicas';
import { type Amounts, minusAmounts, plusAmounts, timesAmounts } from '../../capacity/resource-amounts';
import { available, podRequest } from '../../capacity/room';
import type { NodePoolPlan } from '../../types/node-pool';
import type { ModelServicePlan } from '../../types/service';

/** What of a service takes room from training. */
export type ServiceOnPool = Pick<ModelServicePlan, 'pool' | 'pod' | 'replicas' | 'rollout'>;

/** All that a pool can give to workloads with all its nodes. */
export function poolAmounts(pool: NodePoolPlan): Amounts {
  return timesAmounts(available(pool), pool.nodes.max);
}

/** What a pool can give to training with all its nodes, when each service has as many replicas as it ever may. */
export function trainingAmounts(pool: NodePoolPlan, services: readonly ServiceOnPool[]): Amounts {
  const taken = services
    .filter((service) => service.pool === pool.name)
    .map((service) => timesAmounts(podRequest(service.pod), peakReplicas(service)))
    .reduce(plusAmounts, {});
  return minusAmounts(poolAmounts(pool), taken);
}

/**
 * What each team is guaranteed of a pool. Numbers of the definition stand; what belongs to the GPUs follows them in
 * proportion; and who says nothing of a resource gets an equal part of what the others leave, rounded down, so that all
 * together are never more than the whole.
 *
 * @param parts The part of each team as it is written; `{}` for a team that says nothing.
 */
export function splitPool(
  pool: NodePoolPlan,
  whole: Amounts,
  parts: Readonly<Record<string, PoolQuotaSpec>>,
): Readonly<Record<string, Amounts>> {
  const given = Object.entries(parts).map(([team, part]) => [team, givenAmounts(pool, whole, part)] as const);
  const shares = Object.fromEntries(
    Object.entries(whole).map(([resource, amount]) => [resource, equalPart(resource, amount, given)]),
  );
  return Object.fromEntries(given.map(([team, amounts]) => [team, { ...shares, ...amounts }]));
}

/** What a team's own words fix. */
function givenAmounts(pool: NodePoolPlan, whole: Amounts, part: PoolQuotaSpec): Amounts {
  return {
    ...proportion(pool, whole, part.gpus),
    ...(part.cpu !== undefined && { cpu: parseCpu(part.cpu) }),
    ...(part.memory !== undefined && { memory: parseBytes(part.memory) }),
  };
}

/** The GPUs of a part, and everything else in the same proportion. */
function proportion({ gpu }: NodePoolPlan, whole: Amounts, gpus: number | undefined): Amounts {
  if (gpus === undefined || !gpu) return {};
  const there = whole[gpu.resource] ?? 0;
  const part = there > 0 ? Math.min(1, gpus / there) : 0;
  const rest = Object.entries(whole).map(([resource, amount]) => [resource, Math.floor(amount * part)]);
  return { ...Object.fromEntries(rest), [gpu.resource]: gpus };
}

/** An equal part of what is left of a resource for those who say nothing of it. */
function equalPart(
  resource: string,
  amount: number,
  given: readonly (readonly [team: string, amounts: Amounts])[],
): number {
  const fixed = given.flatMap(([, amounts]) => amounts[resource] ?? []);
  const left = amount - fixed.reduce((sum, each) => sum + each, 0);
  return Math.floor(Math.max(0, left) / Math.max(1, given.length - fixed.length));
}
