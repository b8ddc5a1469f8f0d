import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'cluster/network-large-enough';

test.each(['eks', 'gke', 'aks'] as const)('the default network of %s is large enough', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test('a cluster that exists has its network already', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('a range that cannot be divided is found', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '10.0.0.0/24' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'the range is too small for the parts of a network on eks',
      value: '10.0.0.0/24',
      allowed: '/16 to /20',
      fix: 'choose a larger range',
    },
  ]);
});

test('a range that is larger than the cloud takes is found', () => {
  expect(findingsOf(withCluster(definition(), { network: { cidr: '10.0.0.0/12' } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'cidr'],
      problem: 'eks takes no network that is so large',
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
] as const)('%s takes /%p to /%p, and nothing larger or smaller', (provider, largest, smallest) => {
  const at = (prefix: number) => withCluster(definition(provider), { network: { cidr: `10.0.0.0/${prefix}` } });
  expect(findingsOf(at(largest), id)).toEqual([]);
  expect(findingsOf(at(smallest), id)).toEqual([]);
  expect(findingsOf(at(smallest + 1), id)).toHaveLength(1);
  const larger = withCluster(definition(provider), { network: { cidr: `0.0.0.0/${largest - 1}` } });
  expect(findingsOf(larger, id)).toHaveLength(1);
});

test.each(['eks', 'gke', 'aks'] as const)('no range, however small, makes %s throw', (provider) => {
  for (let prefix = 0; prefix <= 32; prefix++) {
    const changed = withCluster(definition(provider), { network: { cidr: `0.0.0.0/${prefix}` } });
    const { plan, findings } = checkModelPlatform(changed);
    if (plan?.cluster.network === undefined) expect(findings.map(({ rule }) => rule)).toContain(id);
  }
  expect.hasAssertions();
});

test('more zones than ranges are found', () => {
  const zones = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `us-east-1${letter}`);
  expect(findingsOf(withCluster(definition(), { zones: zones.slice(0, 6) }), id)).toEqual([]);
  expect(findingsOf(withCluster(definition(), { zones }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'there are more zones than the network has ranges for',
      value: 7,
      allowed: 'at most 6',
      fix: 'name fewer zones',
    },
  ]);
});

test('more nodes than addresses are found, those of the system pool among them', () => {
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
      problem: 'all pools together may have 13 nodes, and there are addresses for 12',
      value: '10.0.0.0/24',
      fix: 'choose a larger range, or allow fewer nodes',
    },
  ]);
});

test.each(['gke', 'aks'] as const)('%s: more nodes than the range of the pods is for are found', (provider) => {
  const nodes = (max: number) =>
    withCluster(definition(provider), {
      nodePools: { general: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 2, max } } },
    });
  expect(findingsOf(nodes(1020), id)).toEqual([]);
  expect(findingsOf(nodes(1021), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools'],
      problem: `the pods' range of ${provider} (100.64.0.0/14) is enough for 1024 nodes`,
      value: 1025,
      allowed: 'at most 1024 nodes in all pools together',
      fix: 'allow fewer nodes, and larger ones',
    },
  ]);
});
