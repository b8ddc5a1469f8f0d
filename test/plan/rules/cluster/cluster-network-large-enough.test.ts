import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/network-large-enough';

test.each(['eks', 'gke', 'aks'] as const)('accepts the default network of %s', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test('accepts an existing cluster', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses a range that is too small for the subnets', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '10.0.0.0/24' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range is too small for the subnets on EKS',
      value: '10.0.0.0/24',
      allowed: '/16 to /20',
      fix: 'choose a larger range',
    },
  ]);
});

test('refuses a range larger than the cloud allows', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '10.0.0.0/12' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range is larger than EKS allows',
      value: '10.0.0.0/12',
      allowed: '/16 to /20',
      fix: 'choose a smaller range',
    },
  ]);
});

test.each([
  ['eks', 16, 20],
  ['gke', 8, 24],
  ['aks', 8, 21],
] as const)('accepts on %s exactly /%p to /%p', (provider, largest, smallest) => {
  const at = (prefix: number) => withCluster(definition(provider), { network: { cidr: `10.0.0.0/${prefix}` } });
  expect(findingsOf(at(largest), id)).toEqual([]);
  expect(findingsOf(at(smallest), id)).toEqual([]);
  expect(findingsOf(at(smallest + 1), id)).toHaveLength(1);
  const larger = withCluster(definition(provider), { network: { cidr: `0.0.0.0/${largest - 1}` } });
  expect(findingsOf(larger, id)).toHaveLength(1);
});

test.each(['eks', 'gke', 'aks'] as const)('never throws for a small range on %s', (provider) => {
  for (let prefix = 0; prefix <= 32; prefix++) {
    const changed = withCluster(definition(provider), { network: { cidr: `0.0.0.0/${prefix}` } });
    const { plan, findings } = checkModelPlatform(changed);
    if (plan?.cluster.network === undefined) expect(findings.map(({ rule }) => rule)).toContain(id);
  }
  expect.hasAssertions();
});

test('refuses more zones than the network has ranges for', () => {
  const zones = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `us-east-1${letter}`);
  expect(findingsOf(withCluster(definition(), { zones: zones.slice(0, 6) }), id)).toEqual([]);
  expect(findingsOf(withCluster(definition(), { zones }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'the network has ranges for 6 zones, and the cluster has 7',
      value: 7,
      allowed: 'at most 6',
      fix: 'remove zones',
    },
  ]);
});

test('refuses more nodes than addresses, including the system pool', () => {
  const base = definition('gke');
  const nodes = (max: number) =>
    withCluster(base, {
      network: { cidr: '10.0.0.0/24' },
      nodePools: { general: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 2, max } } },
    });
  expect(findingsOf(nodes(8), id)).toEqual([]);
  expect(findingsOf(nodes(9), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'all pools together can have 13 nodes, and the network has addresses for 12',
      value: '10.0.0.0/24',
      fix: 'choose a larger range, or lower nodes.max of the pools',
    },
  ]);
});

test.each(['gke', 'aks'] as const)('refuses more nodes than the range of the pods allows on %s', (provider) => {
  const nodes = (max: number) =>
    withCluster(definition(provider), {
      nodePools: { general: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 2, max } } },
    });
  expect(findingsOf(nodes(1020), id)).toEqual([]);
  expect(findingsOf(nodes(1021), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools'],
      problem: `all pools together can have 1025 nodes, and the range of the pods on ${provider.toUpperCase()} (100.64.0.0/14) is enough for 1024`,
      value: 1025,
      allowed: 'at most 1024 nodes in all pools together',
      fix: 'lower nodes.max of the pools, and choose larger machines',
    },
  ]);
});
