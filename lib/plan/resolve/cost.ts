import { machineSources } from '../../catalog/machines';
import type { ClusterPlan } from '../cluster';
import type { CostPlan } from '../cost';
import type { NodePoolPlan } from '../node-pool';

const hoursPerMonth = 730;

/** What the nodes cost at list price, when the autoscaler has as few and as many of them as it may. */
export function resolveCost(cluster: Omit<ClusterPlan, 'identities'>): CostPlan {
  const pools = [...(cluster.systemPool ? [cluster.systemPool] : []), ...Object.values(cluster.pools)];
  const priced = pools.flatMap(({ name, hourlyUsd, listPrice, nodes }) =>
    hourlyUsd === undefined
      ? []
      : [
          {
            pool: name,
            nodeHourlyUsd: hourlyUsd,
            priceOf: listPrice?.region ?? '',
            kind: listPrice?.kind ?? 'on-demand',
            hourlyUsd: { min: cents(hourlyUsd * nodes.min), max: cents(hourlyUsd * nodes.max) },
          },
        ],
  );
  const min = priced.reduce((sum, pool) => sum + pool.hourlyUsd.min, 0);
  const max = priced.reduce((sum, pool) => sum + pool.hourlyUsd.max, 0);
  return {
    pools: priced,
    hourlyUsd: { min: cents(min), max: cents(max) },
    monthlyUsd: { min: Math.round(min * hoursPerMonth), max: Math.round(max * hoursPerMonth) },
    unknown: pools.filter(({ hourlyUsd }) => hourlyUsd === undefined).map(({ name }) => name),
    source: sourceOf(cluster.provider),
    notes: notesOn(pools, cluster.region),
  };
}

/** What stands in for something else: prices of another region, and prices on demand. */
function notesOn(pools: readonly NodePoolPlan[], region: string): readonly string[] {
  const listed = pools.flatMap(({ name, capacity, listPrice }) =>
    listPrice ? [{ name, capacity, ...listPrice }] : [],
  );
  const others = [...new Set(listed.map((pool) => pool.region).filter((other) => other !== region))];
  const onDemand = listed.filter(({ capacity, kind }) => capacity === 'spot' && kind === 'on-demand');
  return [
    ...others.map((other) => `prices are those of ${other}: no price list covers ${region}`),
    ...onDemand.map(({ name }) => `${name} is reckoned at the price on demand: no spot price is known`),
  ];
}

function cents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}

function sourceOf(provider: ClusterPlan['provider']): string {
  if (provider === 'existing') return 'the definition';
  const source = machineSources(provider).find(({ name }) => /price/.test(name));
  return source ? `${source.from}, ${source.date}` : 'unknown';
}
