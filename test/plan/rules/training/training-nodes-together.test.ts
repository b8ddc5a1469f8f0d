import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'training/nodes-together';
const on = (kind: 'flex-start' | 'queued-provisioning' | 'spot', nodes = 2) =>
  findingsOf(
    trains({ ...gpuGang, framework: { kind: 'pytorch', nodes } }, { ...gpuPool, capacity: { kind } }, 'gke'),
    id,
  );

test('accepts a gang whose nodes arrive together, and a job of one pod', () => {
  expect(on('queued-provisioning')).toEqual([]);
  expect(on('spot')).toEqual([]);
  expect(on('flex-start', 1)).toEqual([]);
});

test('refuses a gang on flex-start nodes', () => {
  expect(on('flex-start')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'pool'],
      problem:
        'flex-start nodes of gpus arrive one by one within up to 1d, and the gang of 2 pods starts with the last one',
      value: 'gpus',
      allowed: 'a pool whose nodes arrive together',
      fix: "set 'capacity' of the pool to { kind: 'queued-provisioning' }, or accept with a waiver that the first nodes wait",
    },
  ]);
});
