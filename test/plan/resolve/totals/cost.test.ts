import { planModelPlatform } from '../../../../lib/plan/plan';
import { cloudNamed } from '../../../../lib/plan/providers/select';
import { resolveCost } from '../../../../lib/plan/resolve/totals/cost';
import type { NodePoolPlan } from '../../../../lib/plan/types/node-pool';
import type { PoolUsePlan, WorkloadUsePlan } from '../../../../lib/plan/types/pool-use';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';

const listed = { priceOf: 'us-east-1', kind: 'on-demand' };

test('sums pools at minimum and at maximum scale', () => {
  // 2 to 4 of m6i.large at 0.096 and of m6i.xlarge at 0.192; a month has 730 hours. Two nodes hold the services.
  const { cost } = planModelPlatform(definition());
  expect(cost.pools).toEqual([
    { pool: 'system', nodeHourlyUsd: 0.096, ...listed, hourlyUsd: { idle: 0.192, min: 0.192, max: 0.384 } },
    { pool: 'general', nodeHourlyUsd: 0.192, ...listed, hourlyUsd: { idle: 0.384, min: 0.384, max: 0.768 } },
  ]);
  const { services } = cost;
  const of = (state: 'idle' | 'max') => services.reduce((sum, { hourlyUsd }) => sum + hourlyUsd[state], 0);
  expect(cost.hourlyUsd.idle).toBeCloseTo(0.576 + of('idle'), 4);
  expect(cost.hourlyUsd.max).toBeCloseTo(1.152 + of('max'), 4);
  expect(cost.monthlyUsd.idle).toBe(Math.round(cost.hourlyUsd.idle * 730));
  expect(cost.unknown).toEqual([]);
  expect(cost.notes).toEqual([]);
});

test('notes the region of the prices if no price list covers the region', () => {
  const { cost } = planModelPlatform(withCluster(definition(), { region: 'eu-north-1' }));
  expect(cost.pools.map(({ priceOf }) => priceOf)).toEqual(['us-east-1', 'us-east-1']);
  expect(cost.notes).toEqual([
    'prices are those of us-east-1, because no price list covers eu-north-1',
    'prices of services are those of us-east-1',
  ]);
});

test.each([
  ['gke', 'spot', []],
  ['aks', 'on-demand', ['general has the on-demand price, because no spot price is known']],
] as const)('a spot pool of %s has the %s price', (provider, kind, notes) => {
  const base = definition(provider);
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const nodePools = { general: { ...general, capacity: { kind: 'spot' as const } } };
  const waivers = [{ rule: 'spot/serving', at: 'services.churn.pool', reason: 'the objective may be missed' }];
  const { cost } = planModelPlatform({ ...withCluster(base, { nodePools }), waivers });
  expect(cost.pools.find(({ pool }) => pool === 'general')?.kind).toBe(kind);
  expect(cost.notes).toEqual(notes);
});

test.each(['eks', 'gke', 'aks'] as const)(
  'on %s the totals are the sums of pools and services, and name the sources of the prices',
  (provider) => {
    const { cost } = planModelPlatform(definition(provider));
    const sum = [...cost.pools, ...cost.services].reduce((total, { hourlyUsd }) => total + hourlyUsd.max, 0);
    expect(cost.hourlyUsd.max).toBeCloseTo(sum, 4);
    expect(cost.byUse).toContain('object storage and its requests');
    for (const source of [cost.source, ...cost.serviceSources]) expect(source).toMatch(/, 2026-\d\d-\d\d$/);
  },
);

test('a pool without a price is excluded and named', () => {
  const { cost } = planModelPlatform(existingDefinition());
  expect(cost).toEqual({
    pools: [],
    services: [],
    byUse: [],
    serviceSources: [],
    teams: [],
    hourlyUsd: { idle: 0, min: 0, max: 0 },
    monthlyUsd: { idle: 0, min: 0, max: 0 },
    unknown: ['general'],
    source: 'the definition',
    notes: [],
  });
});

test('all existing nodes count', () => {
  const base = existingDefinition();
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const { cost } = planModelPlatform(withCluster(base, { nodePools: { general: { ...general, hourlyUsd: 0.5 } } }));
  expect(cost.hourlyUsd).toEqual({ idle: 2, min: 2, max: 2 });
  expect(cost.pools[0]?.priceOf).toBe('');
});

/** Two pools with given use: `gpu` has a minimum of 0 nodes, `cpu` of 1. */
function costOf(use: readonly PoolUsePlan[]) {
  const { pools } = planModelPlatform(definition()).cluster;
  const { general } = pools;
  if (!general) throw new Error('the fixture has a pool general');
  const pool = (name: string, hourlyUsd: number, nodes: NodePoolPlan['nodes']) => ({
    ...general,
    name,
    hourlyUsd,
    nodes,
  });
  return resolveCost(
    {
      ...{ region: 'us-east-1', zones: [], buckets: {}, registries: {} },
      pools: { cpu: pool('cpu', 1, { min: 1, max: 3 }), gpu: pool('gpu', 10, { min: 0, max: 4 }) },
    },
    use,
    { ...cloudNamed('eks'), billed: () => [] },
    { gateways: [], addOns: [] },
  );
}

const half: WorkloadUsePlan = {
  kind: 'service',
  name: 'half',
  team: 'ranking',
  pods: { min: 1, max: 3 },
  podsPerNode: 2,
  limitedBy: 'CPU',
  nodeShare: 0.5,
  request: {},
};

function useOf(pool: string, nodesAtMinimum: number, workloads: readonly WorkloadUsePlan[] = []): PoolUsePlan {
  return { pool, nodesAtMinimum, nodesForAll: nodesAtMinimum, workloads, fullness: {}, together: [] };
}

test('a pool with a minimum of 0 costs nothing idle, and the nodes of its services at minimum scale', () => {
  const { pools, hourlyUsd } = costOf([useOf('cpu', 1), useOf('gpu', 2)]);
  expect(pools.find(({ pool }) => pool === 'gpu')?.hourlyUsd).toEqual({ idle: 0, min: 20, max: 40 });
  expect(hourlyUsd).toEqual({ idle: 1, min: 21, max: 43 });
});

test('nodes above the maximum of the pool do not count', () => {
  const { pools } = costOf([useOf('cpu', 1), useOf('gpu', 9)]);
  expect(pools.find(({ pool }) => pool === 'gpu')?.hourlyUsd.min).toBe(40);
});

test('a team pays for its share of nodes on all pools', () => {
  const train: WorkloadUsePlan = { ...half, kind: 'training', name: 'train', pods: { min: 0, max: 2 }, nodeShare: 1 };
  const { teams } = costOf([useOf('cpu', 1, [half]), useOf('gpu', 0, [train])]);
  expect(teams).toEqual([{ team: 'ranking', hourlyUsd: { min: 0.5, max: 21.5 } }]);
});

test('teams are sorted by name, and pods that fit on no node cost nothing', () => {
  const other = { ...half, name: 'other', team: 'ads' };
  const large = { ...half, name: 'large', nodeShare: 3, podsPerNode: 0 };
  const { teams } = costOf([useOf('cpu', 1, [half, other, large])]);
  expect(teams).toEqual([
    { team: 'ads', hourlyUsd: { min: 0.5, max: 1.5 } },
    { team: 'ranking', hourlyUsd: { min: 0.5, max: 1.5 } },
  ]);
});

describe('services', () => {
  const servicesOf = (...of: Parameters<typeof planModelPlatform>) =>
    new Map(planModelPlatform(...of).cost.services.map(({ service, hourlyUsd }) => [service, hourlyUsd]));

  test('on EKS are one control plane, and NAT, an address and five endpoints in each of three zones', () => {
    const services = servicesOf(definition('eks'));
    const monthly = (service: string) => Math.round((services.get(service)?.idle ?? 0) * 730 * 100) / 100;
    expect(['control plane', 'NAT gateways', 'interface endpoints', 'public addresses'].map(monthly)).toEqual([
      73, 98.55, 109.5, 10.95,
    ]);
  });

  test('root disks are those of the nodes, and volumes those that charts claim', () => {
    // 100 GiB on each of 4 to 8 nodes; Prometheus, and two volumes of Alertmanager.
    const services = servicesOf(definition('eks'));
    expect(services.get('root disks')).toEqual({ idle: 0.0438, min: 0.0438, max: 0.0877 });
    const gib = ((services.get('volumes of operators')?.idle ?? 0) * 730) / 0.08;
    expect(Math.round(gib)).toBe(52);
  });

  test('on AKS a disk has the price of the size that holds it', () => {
    const base = definition('aks');
    const { general } = base.cluster.nodePools;
    if (!general) throw new Error('the fixture has a pool general');
    const disks = (disk: string) =>
      servicesOf(withCluster(base, { nodePools: { general: { ...general, disk } } })).get('root disks')?.idle ?? 0;
    expect(disks('128Gi')).toBe(disks('65Gi'));
    // Two nodes with a disk of the next size.
    expect((disks('129Gi') - disks('128Gi')) * 730).toBeCloseTo(2 * (38.02 - 19.71), 0);
  });

  test('on GKE the first rules of load balancers cost as much as one', () => {
    const withGateways = (count: number) =>
      cloudNamed('gke')
        .billed({
          cluster: { zones: [], buckets: {}, registries: {} },
          gateways: Array.from({ length: count }, () => 'internal' as const),
          rootDisks: [],
          volumes: [],
        })
        .find(({ service }) => service === 'load balancers')?.hourlyUsd.idle;
    expect([withGateways(0), withGateways(1), withGateways(5), withGateways(7)]).toEqual([0, 0.025, 0.025, 0.045]);
  });
});
