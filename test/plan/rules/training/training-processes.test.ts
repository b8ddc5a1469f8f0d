import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'training/processes';
const processes = (processesPerNode: number) => ({
  ...gpuGang,
  framework: { kind: 'pytorch', nodes: 2, processesPerNode } as const,
});

test('accepts one process for each GPU or fewer', () => {
  expect(findingsOf(trains(gpuGang), id)).toEqual([]);
  expect(findingsOf(trains(processes(8)), id)).toEqual([]);
  expect(findingsOf(trains(processes(1)), id)).toEqual([]);
});

test('accepts any number of processes without GPUs', () => {
  expect(findingsOf(trains({ ...processes(16), pool: 'general' }), id)).toEqual([]);
});

test('refuses more processes than GPUs', () => {
  expect(findingsOf(trains({ ...processes(3), resources: { gpu: { count: 1 } } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'framework', 'processesPerNode'],
      problem: 'a pod has 1 GPU for 3 processes',
      value: 3,
      allowed: 'at most 1',
      fix: 'lower processesPerNode to the number of GPUs, or remove it',
    },
  ]);
  expect(findingsOf(trains(processes(9)), id)[0]?.problem).toBe('a pod has 8 GPUs for 9 processes');
});
