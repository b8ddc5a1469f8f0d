import { machineSources } from '../../catalog/machines';
import type { ClusterPlan } from '../cluster';
import type { CostPlan } from '../cost';

const hoursPerMonth = 730;

/** What the nodes cost at list price, when the autoscaler has as few and as many of them as it may. */
export function resolveCost(cluster: Omit<ClusterPlan, 'identities'>): CostPlan {
  const pools = [...(cluster.systemPool ? [cluster.systemPool] : []), ...Object.values(cluster.pools)];
  const priced = pools.flatMap(({ name, hourlyUsd, nodes }) =>
    hourlyUsd === undefined
      ? []
      : [
          {
            pool: name,
            nodeHourlyUsd: hourlyUsd,
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
  };
}

function cents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}

function sourceOf(provider: ClusterPlan['provider']): string {
  if (provider === 'existing') return 'the definition';
  const source = machineSources(provider).find(({ name }) => /price/.test(name));
  return source ? `${source.from}, ${source.date}` : 'unknown';
}
