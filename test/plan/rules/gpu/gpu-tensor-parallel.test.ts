import { findingsOf } from '../../../fixtures/findings';
import { gpuDefinition } from '../../../fixtures/gpu-service';

const id = 'gpu/tensor-parallel';

const onGpus = (count: number) => gpuDefinition({ count: 8, gpu: { count } });

test.each([1, 2, 4, 8])('accepts %p GPUs', (count) => {
  expect(findingsOf(onGpus(count), id)).toEqual([]);
});

test('refuses three GPUs', () => {
  expect(findingsOf(onGpus(3), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'gpu', 'count'],
      problem: 'the vllm runtime cannot split a model over 3 GPUs',
      value: 3,
      allowed: ['1', '2', '4', '8'],
      fix: 'set resources.gpu.count to an allowed number',
    },
  ]);
});

test('accepts any number for triton', () => {
  expect(findingsOf(gpuDefinition({ runtime: { kind: 'triton' }, count: 8, gpu: { count: 3 } }), id)).toEqual([]);
});
