import type { ManagedClusterSpec } from '../../../../lib/definition/cluster';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { type PoolRequest, withPools } from '../../../fixtures/pools';

const id = 'machine/sold-in-zones';
const h200 = { machine: { type: 'a3-ultragpu-8g' }, capacity: { kind: 'spot' } } as const;
const found = (provider: 'eks' | 'gke' | 'aks', request: PoolRequest, cluster: Partial<ManagedClusterSpec> = {}) =>
  findingsOf(withCluster(withPools(provider, { train: request }), cluster), id);

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'accepts the default zones on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('accepts a zone that sells the machine, and a default that has one', () => {
  expect(found('gke', { ...h200, zones: ['us-central1-b'] })).toEqual([]);
  expect(found('gke', h200)).toEqual([]);
});

test('accepts zones of which nothing is known', () => {
  const b200 = { machine: { type: 'p6-b200.48xlarge' }, zones: ['us-east-1a'] };
  expect(found('eks', b200)).toEqual([]);
  expect(found('gke', { machine: { cpu: 4, memory: '16Gi' }, zones: ['us-central1-f'] })).toEqual([]);
});

test('refuses a zone that does not sell the machine', () => {
  expect(found('gke', { ...h200, zones: ['us-central1-b', 'us-central1-c'] })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'train', 'zones', 1],
      problem: 'GKE does not sell a3-ultragpu-8g of the node pool train in us-central1-c according to the catalog',
      value: 'us-central1-c',
      allowed: ['us-central1-b'],
      fix: 'choose an allowed zone, or another machine',
    },
  ]);
});

test('refuses zones of a GKE cluster of which none sells the machine', () => {
  const l4 = { gpu: { type: 'l4' as const, count: 1 } };
  expect(found('gke', l4, { zones: ['us-central1-f'] })).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem:
        'GKE does not sell g2-standard-4 of the node pool train in a zone of the cluster according to the catalog',
      value: ['us-central1-f'],
      allowed: ['us-central1-a', 'us-central1-b', 'us-central1-c'],
      fix: "choose an allowed zone for 'cluster.zones' or for 'zones' of the pool, or another machine",
    },
  ]);
  expect(found('gke', l4, { zones: ['us-central1-f', 'us-central1-c'] })).toEqual([]);
  expect(found('gke', { ...l4, zones: ['us-central1-a'] }, { zones: ['us-central1-f'] })).toEqual([]);
});

test('refuses zones of an EKS cluster of which none sells the machine', () => {
  const cluster = { region: 'us-east-1', zones: ['use1-az1', 'use1-az2'] };
  expect(found('eks', { machine: { type: 'p6-b200.48xlarge' } }, cluster)).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem:
        'EKS does not sell p6-b200.48xlarge of the node pool train in a zone of the cluster according to the catalog',
      value: ['use1-az1', 'use1-az2'],
      allowed: ['use1-az6'],
      fix: "choose an allowed zone and add it to 'cluster.zones', or another machine",
    },
  ]);
});

test('refuses a reservation in a zone without the machine', () => {
  const capacity = { kind: 'reservation', reservation: 'h200-2027' } as const;
  const pools = withPools('gke', { kept: { gpu: { type: 'h200', count: 8 }, zones: ['us-central1-a'], capacity } });
  expect(findingsOf(pools, 'machine/sold-in-zones')).toMatchObject([{ value: 'us-central1-a' }]);
});
