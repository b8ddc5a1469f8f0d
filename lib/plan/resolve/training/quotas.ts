import type { PoolQuotaSpec } from '../../../definition/team';
import { parseBytes, parseCpu } from '../../../units/quantity';
import { placeableGroups } from '../../capacity/pool-groups';
import { type Amounts, minusAmounts, timesAmounts } from '../../capacity/resource-amounts';
import { available } from '../../capacity/room';
import { sumOfGroups } from '../../capacity/sum-of-groups';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Workload } from '../../types/workloads';

/** Resources that all nodes of a pool together have for workloads. */
export function poolAmounts(pool: NodePoolPlan): Amounts {
  return timesAmounts(available(pool), pool.nodes.max);
}

/**
 * Resources that all nodes of a pool together have for queued workloads, when every other workload has its maximum number
 * of pods. Pods that fit on no node take nothing.
 */
export function trainingAmounts(pool: NodePoolPlan, workloads: readonly Workload[]): Amounts {
  return minusAmounts(poolAmounts(pool), sumOfGroups(placeableGroups(pool, workloads)));
}

/**
 * The nominal quota of each team in a pool. Amounts in the definition are used unchanged. With a number of GPUs, other
 * resources follow in proportion. Teams that do not set a resource share the rest equally, rounded down, so that the sum
 * never exceeds the pool.
 *
 * @param parts The quota of each team in the definition; `{}` for a team without one.
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

/** Whether a quota has an amount. Without one it only opens the pool to a team. */
export function hasAmounts({ cpu, memory, gpus }: PoolQuotaSpec): boolean {
  return [cpu, memory, gpus].some((amount) => amount !== undefined);
}

/** Amounts that the definition decides. */
function givenAmounts(pool: NodePoolPlan, whole: Amounts, part: PoolQuotaSpec): Amounts {
  return { ...proportion(pool, whole, part.gpus), ...writtenAmounts(pool, part) };
}

/** Amounts of a quota as written. A pool without GPUs has no resource for a number of them. */
export function writtenAmounts({ gpu }: Pick<NodePoolPlan, 'gpu'>, { cpu, memory, gpus }: PoolQuotaSpec): Amounts {
  return {
    ...(cpu !== undefined && { cpu: parseCpu(cpu) }),
    ...(memory !== undefined && { memory: parseBytes(memory) }),
    ...(gpus !== undefined && gpu && { [gpu.resource]: gpus }),
  };
}

/** The GPUs of a quota, and all other resources in the same proportion. */
function proportion({ gpu }: NodePoolPlan, whole: Amounts, gpus: number | undefined): Amounts {
  if (gpus === undefined || !gpu) return {};
  const there = whole[gpu.resource] ?? 0;
  const part = there > 0 ? Math.min(1, gpus / there) : 0;
  const rest = Object.entries(whole).map(([resource, amount]) => [resource, Math.floor(amount * part)]);
  return { ...Object.fromEntries(rest), [gpu.resource]: gpus };
}

/** An equal share of the rest of a resource, for each team that does not set it. */
function equalPart(
  resource: string,
  amount: number,
  given: readonly (readonly [team: string, amounts: Amounts])[],
): number {
  const fixed = given.flatMap(([, amounts]) => amounts[resource] ?? []);
  const left = amount - fixed.reduce((sum, each) => sum + each, 0);
  return Math.floor(Math.max(0, left) / Math.max(1, given.length - fixed.length));
}
