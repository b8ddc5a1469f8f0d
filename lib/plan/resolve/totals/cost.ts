import { byCodeUnit } from '../../../units/order';
import { capacityKinds } from '../../facts/capacity-kinds';
import { hoursPerMonth } from '../../providers/billed';
import type { Provider } from '../../providers/provider';
import type { AddOnPlan } from '../../types/add-on';
import type { ClusterPlan } from '../../types/cluster';
import type { CostPlan, CostRange, PoolCost, TeamCost } from '../../types/cost';
import type { GatewayPlan } from '../../types/gateway';
import type { NodePoolPlan } from '../../types/node-pool';
import type { PoolUsePlan } from '../../types/pool-use';
import { operatorVolumes } from './operator-volumes';

/** What is in the cluster besides its nodes. */
interface Parts {
  readonly gateways: readonly Pick<GatewayPlan, 'visibility'>[];
  readonly addOns: readonly AddOnPlan[];
}

/**
 * Cost at list price: idle, at minimum scale, and with the maximum number of nodes.
 */
export function resolveCost(
  cluster: Pick<
    ClusterPlan,
    'region' | 'systemPool' | 'pools' | 'zones' | 'network' | 'buckets' | 'registries' | 'audit'
  >,
  use: readonly PoolUsePlan[],
  provider: Pick<Provider, 'priceSource' | 'billed' | 'byUse' | 'servicePrices'>,
  { gateways, addOns }: Parts,
): CostPlan {
  const pools = [...(cluster.systemPool ? [cluster.systemPool] : []), ...Object.values(cluster.pools)];
  const costs = pools.flatMap((pool) => poolCost(pool, use));
  const services = provider
    .billed({
      cluster,
      gateways: gateways.map(({ visibility }) => visibility),
      // A reservation has no disks until its nodes exist.
      rootDisks: pools.map((pool) => ({
        gib: pool.disk?.billedGiB ?? pool.diskGiB,
        provisioned: pool.disk?.provisioned,
        nodes: nodesOf(pool, use),
      })),
      volumes: operatorVolumes(addOns),
    })
    .filter(({ hourlyUsd }) => hourlyUsd.max > 0)
    .map(({ service, hourlyUsd: { idle, min, max } }) => ({
      service,
      hourlyUsd: { idle: hundredthsOfCents(idle), min: hundredthsOfCents(min), max: hundredthsOfCents(max) },
    }));
  const all = [...costs, ...services];
  const hourlyUsd: CostRange = { idle: sumOf(all, 'idle'), min: sumOf(all, 'min'), max: sumOf(all, 'max') };
  return {
    pools: costs,
    services,
    byUse: provider.byUse,
    teams: teamCosts(cluster.pools, use),
    hourlyUsd,
    monthlyUsd: { idle: monthly(hourlyUsd.idle), min: monthly(hourlyUsd.min), max: monthly(hourlyUsd.max) },
    unknown: pools.filter(({ hourlyUsd: price }) => price === undefined).map(({ name }) => name),
    source: provider.priceSource(),
    serviceSources: provider.servicePrices?.sources ?? [],
    notes: [...notesOn(pools, cluster.region), ...serviceNotes(cluster.region, provider)],
  };
}

/**
 * Cost of one pool. Undefined without a price. The use of the system pool is unknown, so it counts with its minimum
 * nodes.
 */
function poolCost(pool: NodePoolPlan, use: readonly PoolUsePlan[]): readonly PoolCost[] {
  const { name, capacity, hourlyUsd, listPrice } = pool;
  if (hourlyUsd === undefined) return [];
  const { idle, min, max } = nodesOf(pool, use);
  const { paidUnused } = capacityKinds[capacity];
  const of = (count: number) => hundredthsOfCents(hourlyUsd * count);
  return [
    {
      pool: name,
      nodeHourlyUsd: hourlyUsd,
      priceOf: listPrice?.region ?? '',
      kind: listPrice?.kind ?? 'on-demand',
      hourlyUsd: paidUnused
        ? { idle: of(max), min: of(max), max: of(max) }
        : { idle: of(idle), min: of(min), max: of(max) },
    },
  ];
}

/** Nodes that exist. Capped at the maximum of the pool; a rule reports services that do not fit. */
function nodesOf({ name, nodes }: NodePoolPlan, use: readonly PoolUsePlan[]): CostRange {
  const needed = use.find(({ pool }) => pool === name)?.nodesAtMinimum ?? nodes.min;
  return { idle: nodes.min, min: Math.min(needed, nodes.max), max: nodes.max };
}

function serviceNotes(region: string, { servicePrices }: Pick<Provider, 'servicePrices'>): readonly string[] {
  if (servicePrices === undefined || servicePrices.region === region) return [];
  return [`prices of services are those of ${servicePrices.region}`];
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

function sumOf(pools: readonly { readonly hourlyUsd: CostRange }[], state: keyof CostRange): number {
  return hundredthsOfCents(pools.reduce((sum, { hourlyUsd }) => sum + hourlyUsd[state], 0));
}

function monthly(usd: number): number {
  return Math.round(usd * hoursPerMonth);
}

/** Rounds to hundredths of a cent, because hourly prices are small and sums of binary fractions are not exact. */
function hundredthsOfCents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
