import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'cluster/network-disjoint';

test.each(['eks', 'gke', 'aks'] as const)('the default network of %s has no address twice', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test('a network over the range of the Services is found', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '172.20.0.0/16' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range has addresses in common with that of the Services, 172.20.0.0/16',
      value: '172.20.0.0/16',
      allowed: 'a range apart from 172.20.0.0/16',
      fix: 'choose another range, such as 10.0.0.0/16',
    },
  ]);
});

test.each(['gke', 'aks'] as const)('%s: a network in the range of the pods is found', (provider) => {
  expect(findingsOf(withCluster(definition(provider), { network: { cidr: '100.65.0.0/16' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range has addresses in common with that of the pods, 100.64.0.0/14',
      value: '100.65.0.0/16',
      allowed: 'a range apart from 100.64.0.0/14',
      fix: 'choose another range, such as 10.0.0.0/16',
    },
  ]);
});

test('a network that is the very range of the pods is found as well', () => {
  expect(findingsOf(withCluster(definition('gke'), { network: { cidr: '100.64.0.0/14' } }), id)).toHaveLength(1);
});

test('on EKS pods are meant to have addresses of the network', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '100.64.0.0/16' } }), id)).toEqual([]);
});
