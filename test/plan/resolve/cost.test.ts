import { planModelPlatform } from '../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../fixtures/definition';

test('pools are added up at their smallest and at their largest', () => {
  // 2 to 4 of m6i.large at 0.096 and of m6i.xlarge at 0.192; a month has 730 hours.
  const { cost } = planModelPlatform(definition());
  expect(cost.pools).toEqual([
    { pool: 'system', nodeHourlyUsd: 0.096, hourlyUsd: { min: 0.192, max: 0.384 } },
    { pool: 'general', nodeHourlyUsd: 0.192, hourlyUsd: { min: 0.384, max: 0.768 } },
  ]);
  expect(cost.hourlyUsd).toEqual({ min: 0.576, max: 1.152 });
  expect(cost.monthlyUsd).toEqual({ min: 420, max: 841 });
  expect(cost.unknown).toEqual([]);
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
  });
});

test('nodes that are there are paid for, all of them', () => {
  const base = existingDefinition();
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const { cost } = planModelPlatform(withCluster(base, { nodePools: { general: { ...general, hourlyUsd: 0.5 } } }));
  expect(cost.hourlyUsd).toEqual({ min: 2, max: 2 });
});
