import type { GpuRequestSpec } from '../../../../lib/definition/service';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'gpu/request-possible';
const shared = { ...gpuPool, gpu: { type: 'h100', count: 8, sharing: { memory: '20Gi' } } } as const;
const asks = (gpu: GpuRequestSpec) => ({ ...gpuGang, framework: { kind: 'pytorch' } as const, resources: { gpu } });

test('accepts whole GPUs without sharing and shares with sharing', () => {
  expect(findingsOf(trains(asks({ count: 8 })), id)).toEqual([]);
  expect(findingsOf(trains(asks({ memory: '20Gi' }), shared), id)).toEqual([]);
});

test('accepts workloads without a GPU request', () => {
  expect(findingsOf(trains(gpuGang), id)).toEqual([]);
  expect(findingsOf(trains({ ...gpuGang, pool: 'general' }), id)).toEqual([]);
});

test('refuses a GPU on a pool without GPUs', () => {
  expect(findingsOf(trains({ ...asks({ count: 1 }), pool: 'general' }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'resources', 'gpu'],
      problem: 'the nodes of general have no GPU',
      value: { count: 1 },
      fix: "choose a pool with GPUs, or remove 'gpu'",
    },
  ]);
});

test('refuses a whole GPU with sharing', () => {
  expect(findingsOf(trains(asks({ count: 1 }), shared), id)).toMatchObject([
    {
      path: ['training', 'fit', 'resources', 'gpu', 'count'],
      problem: 'the GPUs of gpus are shared, so a workload cannot request whole GPUs',
    },
  ]);
});

test('refuses a share without sharing', () => {
  expect(findingsOf(trains(asks({ memory: '10Gi' })), id)).toMatchObject([
    {
      path: ['training', 'fit', 'resources', 'gpu', 'memory'],
      problem: 'the GPUs of gpus are not shared, so a workload cannot request a share',
      allowed: "'count'",
    },
  ]);
});

test('refuses a share larger than the shares of the pool', () => {
  const [finding] = findingsOf(trains(asks({ memory: '60Gi' }), shared), id);
  expect(finding).toMatchObject({ value: '60Gi', problem: 'a GPU share of gpus has 20480Mi' });
});
