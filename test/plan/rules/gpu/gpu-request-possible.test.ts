import type { GpuRequestSpec } from '../../../../lib/definition/service';
import { gang, gpuPool, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'gpu/request-possible';
const shared = { ...gpuPool, gpu: { type: 'h100', count: 8, sharing: { memory: '20Gi' } } } as const;
const asks = (gpu: GpuRequestSpec) => ({ ...gang, framework: { kind: 'pytorch' } as const, resources: { gpu } });

test('whole GPUs of a pool that is not shared are good, and shares of one that is', () => {
  expect(findingsOf(trains(asks({ count: 8 })), id)).toEqual([]);
  expect(findingsOf(trains(asks({ memory: '20Gi' }), shared), id)).toEqual([]);
});

test('who says nothing of GPUs is given what there is', () => {
  expect(findingsOf(trains(gang), id)).toEqual([]);
  expect(findingsOf(trains({ ...gang, pool: 'general' }), id)).toEqual([]);
});

test('a GPU of a pool that has none is found', () => {
  expect(findingsOf(trains({ ...asks({ count: 1 }), pool: 'general' }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'resources', 'gpu'],
      problem: 'the nodes of general have no GPU',
      value: { count: 1 },
      fix: "choose a pool with GPUs, or take 'gpu' away",
    },
  ]);
});

test('a whole GPU of a shared pool is found', () => {
  expect(findingsOf(trains(asks({ count: 1 }), shared), id)).toMatchObject([
    {
      path: ['training', 'fit', 'resources', 'gpu', 'count'],
      problem: 'the GPUs of gpus are shared, and none of them can be had as a whole',
    },
  ]);
});

test('a share of a pool that is not shared is found', () => {
  expect(findingsOf(trains(asks({ memory: '10Gi' })), id)).toMatchObject([
    {
      path: ['training', 'fit', 'resources', 'gpu', 'memory'],
      problem: 'the GPUs of gpus are not shared, so there is no share of them',
      allowed: "'count'",
    },
  ]);
});

test('a share that is larger than those of the pool is found', () => {
  const [finding] = findingsOf(trains(asks({ memory: '60Gi' }), shared), id);
  expect(finding).toMatchObject({ value: '60Gi', problem: 'a share of the GPUs of gpus has less memory than this' });
});
