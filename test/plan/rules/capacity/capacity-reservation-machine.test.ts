import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

const id = 'capacity/reservation-machine';
const capacity = { kind: 'reservation', reservation: 'h100-2027' } as const;
const large = { machine: { type: 'a3-highgpu-8g' }, zones: ['us-central1-a'], capacity } as const;

test('accepts two pools of one machine type, and two reservations', () => {
  expect(findingsOf(withPools('gke', { one: large, two: large }), id)).toEqual([]);
  const other = { ...large, machine: { type: 'a2-highgpu-8g' }, capacity: { ...capacity, reservation: 'a100' } };
  expect(findingsOf(withPools('gke', { one: large, two: other }), id)).toEqual([]);
});

test('refuses one reservation for two machine types', () => {
  const other = { ...large, machine: { type: 'a2-highgpu-8g' } };
  expect(findingsOf(withPools('gke', { one: large, two: other }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'two', 'capacity', 'reservation'],
      problem: 'the reservation has one machine type, and one uses it for a3-highgpu-8g and two for a2-highgpu-8g',
      value: 'h100-2027',
      allowed: 'the reservation of another pool, or a3-highgpu-8g',
      fix: 'name the reservation of this machine type, or give both pools the machine type of the reservation',
    },
  ]);
});

test('accepts a group of Azure, which can have reservations of several sizes', () => {
  const group =
    '/subscriptions/8f1c2f5e-9b1d-4c58-a6f3-2d7f6f1f3a10/resourceGroups/ml/providers/Microsoft.Compute/capacityReservationGroups/a100';
  const pool = (type: string) =>
    ({ machine: { type }, capacity: { kind: 'reservation', reservation: group } }) as const;
  const pools = { one: pool('Standard_NC24ads_A100_v4'), two: pool('Standard_NC48ads_A100_v4') };
  expect(findingsOf(withPools('aks', pools), id)).toEqual([]);
});
