import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { type PoolRequest, withPools } from '../../../fixtures/pools';

const id = 'capacity/reservation-zone';
const reserved = {
  gpu: { type: 'h100', count: 8 },
  capacity: { kind: 'reservation', reservation: 'cr-0123456789abcdef0' },
} as const;
const found = (request: PoolRequest, provider: 'eks' | 'gke' | 'aks' = 'eks') =>
  findingsOf(withPools(provider, { kept: request }), id);

test('accepts a reservation with its zone and a pool without a reservation', () => {
  expect(found({ ...reserved, zones: ['us-east-1b'] })).toEqual([]);
  expect(found({ gpu: reserved.gpu })).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('accepts several zones on AKS', () => {
  expect(found({ ...reserved, gpu: { type: 'a100-80gb', count: 1 } }, 'aks')).toEqual([]);
});

test('refuses a reservation without a zone', () => {
  expect(found(reserved)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'kept', 'zones'],
      problem: 'the reservation cr-0123456789abcdef0 is in one zone, and the pool has no zones set',
      allowed: 'the zone of the reservation',
      fix: "set the zone of the reservation: zones: ['us-east-1…']",
    },
  ]);
});

test('refuses a reservation in two zones', () => {
  expect(found({ ...reserved, zones: ['us-central1-a', 'us-central1-b'] }, 'gke')[0]).toMatchObject({
    problem: 'the reservation cr-0123456789abcdef0 is in one zone, and the pool has 2 zones',
    value: ['us-central1-a', 'us-central1-b'],
  });
});

test('refuses a Capacity Block over two zones', () => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  expect(found({ ...reserved, capacity, zones: ['us-east-1a', 'us-east-1b'] })).toMatchObject([
    { problem: 'the capacity-block cr-0123456789abcdef0 is in one zone, and the pool has 2 zones' },
  ]);
});
