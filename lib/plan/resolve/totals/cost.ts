import { byCodeUnit } from '../../../units/order';
import { capacityKinds } from '../../facts/capacity-kinds';
import type { Provider } from '../../providers/provider';
import type { ClusterPlan } from '../../types/cluster';
import type { CostPlan, CostRange, PoolCost, TeamCost } from '../../types/cost';
import type { NodePoolPlan } from '../../types/node-pool';
import type { PoolUsePlan } from '../../types/pool-use';

const hoursPerMonth = 730;

/**
 * Cost of the nodes at list price: idle, at minimum scale, and with the maximum number of nodes.
 */
export function resolveCost(
  cluster: Pick<ClusterPlan, 'region' | 'systemPool' | 'pools'>,
  use: readonly PoolUsePlan[],
  { priceSource }: Pick<Provider, 'priceSource'>,
): CostPlan {
  const pools = [...(cluster.systemPool ? [cluster.systemPool] : []), ...Object.values(cluster.pools)];
  const costs = pools.flatMap((pool) => poolCost(pool, use));
  const hourlyUsd: CostRange = { idle: sumOf(costs, 'idle'), min: sumOf(costs, 'min'), max: sumOf(costs, 'max') };
  return {
    pools: costs,
    teams: teamCosts(cluster.pools, use),
    hourlyUsd,
    monthlyUsd: { idle: monthly(hourlyUsd.idle), min: monthly(hourlyUsd.min), max: monthly(hourlyUsd.max) },
    unknown: pools.filter(({ hourlyUsd: price }) => price === undefined).map(({ name }) => name),
    source: priceSource(),
    notes: notesOn(pools, cluster.region),
  };
}

/**
 * Cost of one pool. Undefined without a price. The use of the system pool is unknown, so it counts with its minimum
 * nodes.
 */
function poolCost(
  { name, nodes, capacity, hourlyUsd, listPrice }: NodePoolPlan,
  use: readonly PoolUsePlan[],
): readonly PoolCost[] {
  if (hourlyUsd === undefined) return [];
  const { paidUnused } = capacityKinds[capacity];
  const needed = use.find(({ pool }) => pool === name)?.nodesAtMinimum ?? nodes.min;
  const [idle, min] = paidUnused ? [nodes.max, nodes.max] : [nodes.min, Math.min(needed, nodes.max)];
  const of = (count: number) => hundredthsOfCents(hourlyUsd * count);
  return [
    {
      pool: name,
      nodeHourlyUsd: hourlyUsd,
      priceOf: listPrice?.region ?? '',
      kind: listPrice?.kind ?? 'on-demand',
      // Capped at the maximum of the pool; a rule reports services that do not fit.
      hourlyUsd: { idle: of(idle), min: of(min), max: of(nodes.max) },
    },
  ];
}

/**
 * Cost of each team's pods: the share of a node of their dominant resource. Unrequested resources and pools without a
 * price belong to no team.
 */
function teamCosts(pools: ClusterPlan['pools'], use: readonly PoolUsePlan[]): readonly TeamCost[] {
  const teams = new Map<string, { readonly min: number; readonly max: number }>();
  for (const { pool, workloads } of use) {
    const price = pools[pool]?.hourlyUsd;
    if (price === undefined) continue;
    for (const { team, pods, nodeShare, podsPerNode } of workloads) {
      if (team === undefined || podsPerNode < 1) continue;
      const { min, max } = teams.get(team) ?? { min: 0, max: 0 };
      const each = nodeShare * price;
      teams.set(team, { min: min + pods.min * each, max: max + pods.max * each });
    }
  }
  return [...teams]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([team, { min, max }]) => ({ team, hourlyUsd: { min: hundredthsOfCents(min), max: hundredthsOfCents(max) } }));
}

/** Notes on substituted prices, those of another region or of on-demand capacity, and on nodes that are always paid. */
function notesOn(pools: readonly NodePoolPlan[], region: string): readonly string[] {
  const listed = pools.flatMap(({ name, capacity, listPrice }) =>
    listPrice ? [{ name, capacity, ...listPrice }] : [],
  );
  const others = [...new Set(listed.map((pool) => pool.region).filter((other) => other !== region))];
  const onDemand = listed.filter(({ capacity, kind }) => capacity === 'spot' && kind === 'on-demand');
  const unlisted = listed.filter(({ capacity }) => capacity !== 'on-demand' && capacity !== 'spot');
  const reserved = pools.filter(({ capacity }) => capacityKinds[capacity].paidUnused);
  return [
    ...others.map((other) => `prices are those of ${other}, because no price list covers ${region}`),
    ...onDemand.map(({ name }) => `${name} has the on-demand price, because no spot price is known`),
    ...unlisted.map(
      ({ name, capacity }) => `${name} has the on-demand price, because ${capacity} capacity has no list price`,
    ),
    ...reserved.map(
      ({ name, capacity, nodes }) =>
        `the ${capacity} of ${name} is paid for all of its time whether it is used or not: all states count ${nodes.max} nodes`,
    ),
  ];
}

function sumOf(pools: readonly PoolCost[], state: keyof CostRange): number {
  return hundredthsOfCents(pools.reduce((sum, { hourlyUsd }) => sum + hourlyUsd[state], 0));
}

function monthly(usd: number): number {
  return Math.round(usd * hoursPerMonth);
}

/** Rounds to hundredths of a cent, because hourly prices are small and sums of binary fractions are not exact. */
function hundredthsOfCents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
