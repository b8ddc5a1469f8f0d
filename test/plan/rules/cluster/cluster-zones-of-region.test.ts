import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

const id = 'cluster/zones-of-region';
type Provider = 'eks' | 'gke' | 'aks';

function withZones(provider: Provider, zones: readonly string[], region?: string) {
  return withCluster(definition(provider), { zones, ...(region !== undefined && { region }) });
}

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'accepts a definition without zones on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test.each([
  ['eks', ['us-east-1b', 'us-east-1f']],
  ['gke', ['us-central1-f']],
  ['aks', ['1', '3']],
] as const)('accepts zones of the region on %s', (provider, zones) => {
  expect(findingsOf(withZones(provider, zones), id)).toEqual([]);
});

test('refuses a zone of another region', () => {
  expect(findingsOf(withZones('gke', ['us-central1-a', 'us-east1-b']), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones', 1],
      problem: 'this is not a zone of us-central1',
      value: 'us-east1-b',
      allowed: ['us-central1-a', 'us-central1-b', 'us-central1-c', 'us-central1-f'],
      fix: "choose a zone of the region, or remove 'zones'",
    },
  ]);
});

test.each([
  ['eks', ['us-east-1a', 'b']],
  ['eks', ['us-east-1a', 'us-east-1z']],
  ['aks', ['eastus-1']],
] as const)('refuses on %s the zones %j', (provider, zones) => {
  expect(findingsOf(withZones(provider, zones), id)).toHaveLength(1);
});

test('reports zones in a location without zones once', () => {
  expect(findingsOf(withZones('aks', ['1', '2'], 'westus'), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'westus has no availability zones',
      value: ['1', '2'],
      allowed: [],
      fix: "remove 'zones', or choose another region",
    },
  ]);
});

test('refuses a duplicate zone', () => {
  expect(findingsOf(withZones('aks', ['1', '2', '1']), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones', 2],
      problem: 'the zone is listed twice',
      value: '1',
      fix: 'remove one of them',
    },
  ]);
});

test('refuses one zone on EKS only', () => {
  expect(findingsOf(withZones('eks', ['us-east-1a']), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'EKS requires subnets in 2 zones, and the cluster has 1',
      value: ['us-east-1a'],
      allowed: 'at least 2',
      fix: "add another zone, or remove 'zones'",
    },
  ]);
  expect(findingsOf(withZones('aks', ['1']), id)).toEqual([]);
});

test('refuses unknown and duplicate zones of a pool', () => {
  const found = (zones: readonly string[]) =>
    findingsOf(withPools('gke', { extra: { machine: { cpu: 4, memory: '16Gi' }, zones } }), id);
  expect(found(['us-central1-f'])).toEqual([]);
  expect(found(['us-central1-x'])).toMatchObject([
    { path: ['cluster', 'nodePools', 'extra', 'zones', 0], problem: 'this is not a zone of us-central1' },
  ]);
  expect(found(['us-central1-a', 'us-central1-a'])).toMatchObject([
    { path: ['cluster', 'nodePools', 'extra', 'zones', 1], problem: 'the zone is listed twice' },
  ]);
});

test('refuses a zone of a pool without a subnet on EKS', () => {
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
      fix: "choose an allowed zone, or add the zone to 'cluster.zones'",
    },
  ]);
});
