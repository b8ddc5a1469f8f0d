import { gpuDefinition } from '../../../fixtures/gpu-service';
import { findingsOf } from '../findings-of';

const id = 'gpu/tensor-parallel';

const onGpus = (count: number) => gpuDefinition({ count: 8, gpu: { count } });

test.each([1, 2, 4, 8])('a model may be split over %p GPUs', (count) => {
  expect(findingsOf(onGpus(count), id)).toEqual([]);
});

test('three do not divide it', () => {
  expect(findingsOf(onGpus(3), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'gpu', 'count'],
      problem: 'the vllm runtime does not split a model over so many GPUs',
      value: 3,
      allowed: ['1', '2', '4', '8'],
      fix: 'ask for one of these numbers',
    },
  ]);
});

test('triton puts whole models on each of its GPUs', () => {
  expect(findingsOf(gpuDefinition({ runtime: { kind: 'triton' }, count: 8, gpu: { count: 3 } }), id)).toEqual([]);
});
