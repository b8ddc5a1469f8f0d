import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/network-disjoint';

test.each(['eks', 'gke', 'aks'] as const)('accepts the default network of %s', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test('refuses a network that overlaps the Services', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '172.20.0.0/16' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range overlaps the range of the Services, 172.20.0.0/16',
      value: '172.20.0.0/16',
      allowed: 'a range outside 172.20.0.0/16',
      fix: 'choose another range, such as 10.0.0.0/16',
    },
  ]);
});

test.each(['gke', 'aks'] as const)('refuses a network inside the range of the pods on %s', (provider) => {
  expect(findingsOf(withCluster(definition(provider), { network: { cidr: '100.65.0.0/16' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range overlaps the range of the pods, 100.64.0.0/14',
      value: '100.65.0.0/16',
      allowed: 'a range outside 100.64.0.0/14',
      fix: 'choose another range, such as 10.0.0.0/16',
    },
  ]);
});

test('refuses the range of the pods as network', () => {
  expect(findingsOf(withCluster(definition('gke'), { network: { cidr: '100.64.0.0/14' } }), id)).toHaveLength(1);
});

test('accepts pods with addresses of the network on EKS', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '100.64.0.0/16' } }), id)).toEqual([]);
});
