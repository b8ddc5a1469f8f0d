import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'cluster/zones-of-region';
type Provider = 'eks' | 'gke' | 'aks';

function withZones(provider: Provider, zones: readonly string[], region?: string) {
  return withCluster(definition(provider), { zones, ...(region !== undefined && { region }) });
}

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'where no zones are named there is nothing to be wrong ($cluster.provider)',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test.each([
  ['eks', ['us-east-1b', 'us-east-1f']],
  ['gke', ['us-central1-f']],
  ['aks', ['1', '3']],
] as const)('zones of the region are good on %s', (provider, zones) => {
  expect(findingsOf(withZones(provider, zones), id)).toEqual([]);
});

test('a zone of another region is found', () => {
  expect(findingsOf(withZones('gke', ['us-central1-a', 'us-east1-b']), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones', 1],
      problem: 'it is no zone of us-central1',
      value: 'us-east1-b',
      allowed: ['us-central1-a', 'us-central1-b', 'us-central1-c', 'us-central1-f'],
      fix: "write a zone of the region, or take 'zones' away",
    },
  ]);
});

test.each([
  ['eks', ['us-east-1a', 'b']],
  ['eks', ['us-east-1a', 'us-east-1z']],
  ['aks', ['eastus-1']],
] as const)('on %s, of the zones %j one is none', (provider, zones) => {
  expect(findingsOf(withZones(provider, zones), id)).toHaveLength(1);
});

test('zones in a location without any are found once', () => {
  expect(findingsOf(withZones('aks', ['1', '2'], 'westus'), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'westus has no availability zones',
      value: ['1', '2'],
      allowed: [],
      fix: "take 'zones' away, or choose another region",
    },
  ]);
});

test('a zone that is named twice is found', () => {
  expect(findingsOf(withZones('aks', ['1', '2', '1']), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones', 2],
      problem: 'the zone is named twice',
      value: '1',
      fix: 'take one of both away',
    },
  ]);
});

test('one zone is too few for EKS, and for EKS only', () => {
  expect(findingsOf(withZones('eks', ['us-east-1a']), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'EKS wants subnets in 2 zones, and there is 1',
      value: ['us-east-1a'],
      allowed: 'at least 2',
      fix: "name another zone, or take 'zones' away",
    },
  ]);
  expect(findingsOf(withZones('aks', ['1']), id)).toEqual([]);
});

test('the zones of a pool are zones of the region, each once', () => {
  const found = (zones: readonly string[]) =>
    findingsOf(withPools('gke', { extra: { machine: { cpu: 4, memory: '16Gi' }, zones } }), id);
  expect(found(['us-central1-f'])).toEqual([]);
  expect(found(['us-central1-x'])).toMatchObject([
    { path: ['cluster', 'nodePools', 'extra', 'zones', 0], problem: 'it is no zone of us-central1' },
  ]);
  expect(found(['us-central1-a', 'us-central1-a'])).toMatchObject([
    { path: ['cluster', 'nodePools', 'extra', 'zones', 1], problem: 'the zone is named twice' },
  ]);
});

test('on EKS a pool is where the cluster has subnets', () => {
  const found = (zones: readonly string[]) =>
    findingsOf(withPools('eks', { extra: { machine: { cpu: 4, memory: '16Gi' }, zones } }), id);
  expect(found(['us-east-1c'])).toEqual([]);
  expect(found(['us-east-1d'])).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'extra', 'zones', 0],
      problem: 'the cluster has no subnet in this zone',
      value: 'us-east-1d',
      allowed: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      fix: "choose one of these, or name the zone in the cluster's 'zones' too",
    },
  ]);
});
