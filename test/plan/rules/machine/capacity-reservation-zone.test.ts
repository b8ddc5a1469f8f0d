import { existingDefinition } from '../../../fixtures/definition';
import { type PoolRequest, withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'capacity/reservation-zone';
const reserved = { gpu: { type: 'h100', count: 8 }, capacity: { kind: 'reservation', reservation: 'cr-1' } } as const;
const found = (request: PoolRequest, provider: 'eks' | 'gke' | 'aks' = 'eks') =>
  findingsOf(withPools(provider, { kept: request }), id);

test('a reservation whose zone is named is good, and so is what is not reserved', () => {
  expect(found({ ...reserved, zones: ['us-east-1b'] })).toEqual([]);
  expect(found({ gpu: reserved.gpu })).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('on Azure a group of reservations may have several zones', () => {
  expect(found(reserved, 'aks')).toEqual([]);
});

test('a reservation without its zone is found', () => {
  expect(found(reserved)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'kept', 'zones'],
      problem: 'the reservation cr-1 is in one zone, and the pool does not say in which',
      allowed: 'the zone of the reservation',
      fix: "name it: zones: ['us-east-1…']",
    },
  ]);
});

test('a reservation in two zones is found', () => {
  expect(found({ ...reserved, zones: ['us-central1-a', 'us-central1-b'] }, 'gke')[0]).toMatchObject({
    problem: 'the reservation cr-1 is in one zone, and the pool names others',
    value: ['us-central1-a', 'us-central1-b'],
  });
});
