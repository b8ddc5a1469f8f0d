import { planModelPlatform } from '../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../fixtures/definition';

const listed = { priceOf: 'us-east-1', kind: 'on-demand' };

test('pools are added up at their smallest and at their largest', () => {
  // 2 to 4 of m6i.large at 0.096 and of m6i.xlarge at 0.192; a month has 730 hours.
  const { cost } = planModelPlatform(definition());
  expect(cost.pools).toEqual([
    { pool: 'system', nodeHourlyUsd: 0.096, ...listed, hourlyUsd: { min: 0.192, max: 0.384 } },
    { pool: 'general', nodeHourlyUsd: 0.192, ...listed, hourlyUsd: { min: 0.384, max: 0.768 } },
  ]);
  expect(cost.hourlyUsd).toEqual({ min: 0.576, max: 1.152 });
  expect(cost.monthlyUsd).toEqual({ min: 420, max: 841 });
  expect(cost.unknown).toEqual([]);
  expect(cost.notes).toEqual([]);
});

test('where no price list covers the region, it is said whose prices stand in', () => {
  const { cost } = planModelPlatform(withCluster(definition(), { region: 'eu-north-1' }));
  expect(cost.pools.map(({ priceOf }) => priceOf)).toEqual(['us-east-1', 'us-east-1']);
  expect(cost.notes).toEqual(['prices are those of us-east-1: no price list covers eu-north-1']);
});

test.each([
  ['gke', 'spot', []],
  ['aks', 'on-demand', ['general is reckoned at the price on demand: no spot price is known']],
] as const)('a spot pool of %s is reckoned at the price %s', (provider, kind, notes) => {
  const base = definition(provider);
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const nodePools = { general: { ...general, capacity: { kind: 'spot' as const } } };
  const { cost } = planModelPlatform(withCluster(base, { nodePools }));
  expect(cost.pools.find(({ pool }) => pool === 'general')?.kind).toBe(kind);
  expect(cost.notes).toEqual(notes);
});

test.each(['eks', 'gke', 'aks'] as const)(
  'on %s the sums are those of the pools, and say where the prices are from',
  (provider) => {
    const { cost } = planModelPlatform(definition(provider));
    const sum = cost.pools.reduce((total, { hourlyUsd }) => total + hourlyUsd.max, 0);
    expect(cost.hourlyUsd.max).toBeCloseTo(sum, 4);
    expect(cost.source).toMatch(/, 2026-\d\d-\d\d$/);
  },
);

test('a pool whose price is not known is left out of the sums, and named', () => {
  const { cost } = planModelPlatform(existingDefinition());
  expect(cost).toEqual({
    pools: [],
    hourlyUsd: { min: 0, max: 0 },
    monthlyUsd: { min: 0, max: 0 },
    unknown: ['general'],
    source: 'the definition',
    notes: [],
  });
});

test('nodes that are there are paid for, all of them', () => {
  const base = existingDefinition();
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const { cost } = planModelPlatform(withCluster(base, { nodePools: { general: { ...general, hourlyUsd: 0.5 } } }));
  expect(cost.hourlyUsd).toEqual({ min: 2, max: 2 });
  expect(cost.pools[0]?.priceOf).toBe('');
});
