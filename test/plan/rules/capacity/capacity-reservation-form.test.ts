import type { CapacitySpec } from '../../../../lib/definition/node-pool';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

const id = 'capacity/reservation-form';
const aws = 'cr-0123456789abcdef0';
const google = 'h100-2027';
const azure =
  '/subscriptions/8f1c2f5e-9b1d-4c58-a6f3-2d7f6f1f3a10/resourceGroups/ml/providers/Microsoft.Compute/capacityReservationGroups/a100';
const gpus = { eks: 'h100', gke: 'h100', aks: 'a100-80gb' } as const;
const found = (provider: keyof typeof gpus, capacity: CapacitySpec) =>
  findingsOf(withPools(provider, { kept: { gpu: { type: gpus[provider], count: 8 }, capacity } }), id);
const reserved = (reservation: string) => ({ kind: 'reservation', reservation }) as const;

test.each([
  ['eks', aws],
  ['gke', google],
  ['gke', 'projects/shared-ml/reservations/h100-2027'],
  ['gke', 'h100-2027/reservationBlocks/h100-2027-block-0001'],
  ['aks', azure],
] as const)('accepts on %s the reservation %s', (provider, reservation) => {
  expect(found(provider, reserved(reservation))).toEqual([]);
});

test.each([
  ['eks', google],
  ['eks', azure],
  ['eks', 'cr-1'],
  ['gke', aws],
  ['gke', azure],
  ['gke', 'H100'],
  ['aks', aws],
  ['aks', google],
  ['aks', '/subscriptions/1/capacityReservationGroups/a100'],
] as const)('refuses on %s the reservation %s', (provider, reservation) => {
  expect(found(provider, reserved(reservation))).toMatchObject([
    { path: ['cluster', 'nodePools', 'kept', 'capacity', 'reservation'], value: reservation },
  ]);
});

test('refuses a Capacity Block that is no Capacity Reservation', () => {
  expect(found('eks', { kind: 'capacity-block', reservation: 'cb-0123456789abcdef0' })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'kept', 'capacity', 'reservation'],
      problem: 'this is not a reservation of EKS (capacity-block)',
      value: 'cb-0123456789abcdef0',
      allowed: 'the id of a Capacity Reservation, such as cr-0123456789abcdef0',
      fix: 'copy it from the console or the command line of the cloud',
    },
  ]);
});

test('accepts the name of a placement, and refuses other ones', () => {
  expect(found('eks', { ...reserved(aws), placement: 'near' })).toEqual([]);
  expect(found('gke', { ...reserved(google), placement: 'near' })).toEqual([]);
  expect(found('gke', { ...reserved(google), placement: 'regions/us-central1/near' })).toMatchObject([
    { problem: 'this is not a placement of GKE', value: 'regions/us-central1/near' },
  ]);
  expect(found('aks', { ...reserved(azure), placement: 'near' })).toMatchObject([
    { problem: 'reservations of AKS are created in no placement', fix: "remove 'placement'" },
  ]);
});
