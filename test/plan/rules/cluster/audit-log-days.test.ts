import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'audit/log-days';

const kept = (provider: 'eks' | 'gke' | 'aks', logDays: number) =>
  findingsOf(withCluster(definition(provider), { audit: { logDays } }), id);

test.each([
  ['eks', 365],
  ['gke', 45],
  ['aks', 730],
] as const)('%s keeps logs for %i days', (provider, days) => {
  expect(kept(provider, days)).toEqual([]);
});

test.each([
  ['eks', 45],
  ['gke', 3653],
  ['aks', 7],
] as const)('%s does not keep logs for %i days', (provider, days) => {
  expect(kept(provider, days)).toHaveLength(1);
});

test('says for how many days the cloud keeps logs', () => {
  expect(kept('aks', 7)).toEqual([
    {
      rule: id,
      path: ['cluster', 'audit', 'logDays'],
      problem: 'AKS cannot keep logs for this number of days',
      value: 7,
      allowed: '30 to 730 days',
      fix: 'use an allowed number',
    },
  ]);
});
