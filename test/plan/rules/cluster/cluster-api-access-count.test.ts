import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/api-access-count';

function withRanges(provider: 'eks' | 'gke' | 'aks', count: number) {
  const apiAccess = Array.from({ length: count }, (_, index) => `203.0.${index}.16/31`);
  return withCluster(definition(provider), { network: { apiAccess } });
}

test.each([
  ['eks', 40],
  ['gke', 99],
  ['aks', 200],
] as const)('%s accepts %i ranges and no more', (provider, count) => {
  expect(findingsOf(withRanges(provider, count), id)).toEqual([]);
  expect(findingsOf(withRanges(provider, count + 1), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'apiAccess'],
      problem: `${provider.toUpperCase()} accepts at most ${count} ranges that can reach the Kubernetes API, and there are ${count + 1}`,
      value: count + 1,
      allowed: `at most ${count} ranges`,
      fix: 'join adjacent ranges, or write the range of a VPN instead of those of its users',
    },
  ]);
});
