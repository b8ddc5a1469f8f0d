import { findingsOf } from '../../../fixtures/findings';
import { gpuDefinition } from '../../../fixtures/gpu-service';

const id = 'gpu/model-fits';

/** An L4 has 22888 MiB; 90% of it are 20599 MiB, room for weights of 17165 MiB with 20% on top. */
test('accepts weights that exactly fill the memory', () => {
  expect(findingsOf(gpuDefinition({ size: '17165Mi' }), id)).toEqual([]);
});

test('refuses larger weights', () => {
  expect(findingsOf(gpuDefinition({ size: '17167Mi' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem:
        '17167Mi of model weights need 20600Mi of GPU memory, and a replica has 1 GPU of 22888Mi, 90% of it for the model',
      value: 'llm',
      allowed: 'models of at most 17165Mi',
      fix: "choose a pool with larger GPUs or shares, raise 'resources.gpu', or set the true size of the model",
    },
  ]);
});

test('accepts four times as much on four GPUs', () => {
  const four = (size: string) => gpuDefinition({ size, count: 8, gpu: { count: 4 } });
  expect(findingsOf(four('68663Mi'), id)).toEqual([]);
  expect(findingsOf(four('68665Mi'), id)).toHaveLength(1);
});

test('counts one share of a shared GPU', () => {
  const [found] = findingsOf(gpuDefinition({ size: '9Gi', sharing: { memory: '10Gi' } }), id);
  expect(found?.problem).toContain('1 share of 11444Mi');
});

test('adds half of the weights for triton', () => {
  const triton = (size: string) => gpuDefinition({ runtime: { kind: 'triton' }, size });
  expect(findingsOf(triton('15258Mi'), id)).toEqual([]);
  expect(findingsOf(triton('15259Mi'), id)[0]?.problem).toContain('1 GPU of 22888Mi');
});

test('accepts any model on CPUs', () => {
  expect(findingsOf(gpuDefinition({ runtime: { kind: 'scikit-learn' }, size: '64Gi' }), id)).toEqual([]);
});
