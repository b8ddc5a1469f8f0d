import { findingsOf } from '../../../fixtures/findings';
import { type PoolRequest, withPools } from '../../../fixtures/pools';

const id = 'fabric/capacity';
const found = (provider: 'eks' | 'gke' | 'aks', pool: PoolRequest) =>
  findingsOf(withPools(provider, { near: { fabric: true, ...pool } }), id);
const h100 = { gpu: { type: 'h100', count: 8 } } as const;

test('accepts a fabric with the kinds of capacity that have one', () => {
  const block = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  expect(found('eks', { ...h100, capacity: block })).toEqual([]);
  expect(found('gke', h100)).toEqual([]);
  expect(found('gke', { gpu: { type: 'h200', count: 8 }, capacity: { kind: 'flex-start' } })).toEqual([]);
  expect(found('gke', { ...h100, fabric: false, capacity: { kind: 'queued-provisioning' } })).toEqual([]);
});

test('refuses compact placement with queued provisioning, and with flex-start of most machines', () => {
  expect(found('gke', { ...h100, capacity: { kind: 'queued-provisioning' } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'near', 'fabric'],
      problem: 'GKE has no compact placement for a3-highgpu-8g as queued-provisioning capacity',
      value: true,
      allowed: ['on-demand capacity', 'spot capacity', 'reservation capacity'],
      fix: "remove 'fabric', or choose an allowed kind of capacity",
    },
  ]);
  expect(found('gke', { ...h100, capacity: { kind: 'flex-start' } })).toHaveLength(1);
});

test('refuses a proximity placement group with a capacity reservation', () => {
  const reservation =
    '/subscriptions/8f1c2f5e-9b1d-4c58-a6f3-2d7f6f1f3a10/resourceGroups/ml/providers/Microsoft.Compute/capacityReservationGroups/a100';
  const machine = { type: 'Standard_NC96ads_A100_v4' };
  expect(found('aks', { machine, capacity: { kind: 'reservation', reservation } })).toMatchObject([
    { allowed: ['on-demand capacity', 'spot capacity'] },
  ]);
});
