import { machineSources } from '../../../catalog/machines';
import { byCodeUnit } from '../../../units/order';
import type { ClusterPlan } from '../../types/cluster';
import type { CostPlan, CostRange, PoolCost, TeamCost } from '../../types/cost';
import type { NodePoolPlan } from '../../types/node-pool';
import type { PoolUsePlan } from '../../types/pool-use';

const hoursPerMonth = 730;

/**
 * What the nodes cost at list price: with nothing running, with every service at its fewest replicas, and with as many
 * nodes as the autoscaler may make.
 */
export function resolveCost(
  cluster: Pick<ClusterPlan, 'provider' | 'region' | 'systemPool' | 'pools'>,
  use: readonly PoolUsePlan[],
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
    source: sourceOf(cluster.provider),
    notes: notesOn(pools, cluster.region),
  };
}

/** One pool; nothing where its price is not known. Of the system pool nobody knows how full it is: its fewest nodes. */
function poolCost(
  { name, nodes, hourlyUsd, listPrice }: NodePoolPlan,
  use: readonly PoolUsePlan[],
): readonly PoolCost[] {
  if (hourlyUsd === undefined) return [];
  const needed = use.find(({ pool }) => pool === name)?.nodesAtMinimum ?? nodes.min;
  const of = (count: number) => hundredthsOfCents(hourlyUsd * count);
  return [
    {
      pool: name,
      nodeHourlyUsd: hourlyUsd,
      priceOf: listPrice?.region ?? '',
      kind: listPrice?.kind ?? 'on-demand',
      // More nodes than the pool may have are not there: a rule finds that services do not fit.
      hourlyUsd: { idle: of(nodes.min), min: of(Math.min(needed, nodes.max)), max: of(nodes.max) },
    },
  ];
}

/**
 * What the pods of each team ask for: each the part of a node that it takes of what it takes most of. What no pod asks
 * for is in no team's part, nor is a pool without a price.
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

/** What stands in for something else: prices of another region, and prices on demand. */
function notesOn(pools: readonly NodePoolPlan[], region: string): readonly string[] {
  const listed = pools.flatMap(({ name, capacity, listPrice }) =>
    listPrice ? [{ name, capacity, ...listPrice }] : [],
  );
  const others = [...new Set(listed.map((pool) => pool.region).filter((other) => other !== region))];
  const onDemand = listed.filter(({ capacity, kind }) => capacity === 'spot' && kind === 'on-demand');
  const unlisted = listed.filter(({ capacity }) => capacity === 'reservation' || capacity === 'flex-start');
  return [
    ...others.map((other) => `prices are those of ${other}: no price list covers ${region}`),
    ...onDemand.map(({ name }) => `${name} is reckoned at the price on demand: no spot price is known`),
    ...unlisted.map(
      ({ name, capacity }) => `${name} is reckoned at the price on demand: capacity by ${capacity} has no list price`,
    ),
  ];
}

function sumOf(pools: readonly PoolCost[], state: keyof CostRange): number {
  return hundredthsOfCents(pools.reduce((sum, { hourlyUsd }) => sum + hourlyUsd[state], 0));
}

function monthly(usd: number): number {
  return Math.round(usd * hoursPerMonth);
}

/** Nodes are cheap by the hour. Rounded, so that sums of binary fractions are what people reckon. */
function hundredthsOfCents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}

function sourceOf(provider: ClusterPlan['provider']): string {
  if (provider === 'existing') return 'the definition';
  const source = machineSources(provider).find(({ name }) => /price/.test(name));
  return source ? `${source.from}, ${source.date}` : 'unknown';
}
