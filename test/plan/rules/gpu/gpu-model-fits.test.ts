import { gpuDefinition } from '../../../fixtures/gpu-service';
import { findingsOf } from '../findings-of';

const id = 'gpu/model-fits';

/** An L4 has 22888 MiB; nine tenths of it are 20599 MiB, in which weights of 17165 MiB have a fifth for the rest. */
test('weights that fill the share of the GPU with what they need besides are good, to the last MiB', () => {
  expect(findingsOf(gpuDefinition({ size: '17165Mi' }), id)).toEqual([]);
});

test('more is found', () => {
  expect(findingsOf(gpuDefinition({ size: '17167Mi' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem:
        '17167Mi of model need 20600Mi of GPU memory, and a replica has 1 GPU of 22888Mi, 90% of it for the model',
      value: 'llm',
      allowed: 'models of at most 17165Mi',
      fix: "choose a pool with larger GPUs or shares, ask for more GPUs as 'resources.gpu', or say the model's true size",
    },
  ]);
});

test('over four GPUs it may have four times as much', () => {
  const four = (size: string) => gpuDefinition({ size, count: 8, gpu: { count: 4 } });
  expect(findingsOf(four('68663Mi'), id)).toEqual([]);
  expect(findingsOf(four('68665Mi'), id)).toHaveLength(1);
});

test('of a shared GPU it has its share', () => {
  const [found] = findingsOf(gpuDefinition({ size: '9Gi', sharing: { memory: '10Gi' } }), id);
  expect(found?.problem).toContain('1 share of 11444Mi');
});

test('triton keeps half of the weights again for its work', () => {
  const triton = (size: string) => gpuDefinition({ runtime: { kind: 'triton' }, size });
  expect(findingsOf(triton('15258Mi'), id)).toEqual([]);
  expect(findingsOf(triton('15259Mi'), id)[0]?.problem).toContain('1 GPU of 22888Mi');
});

test('a model that is computed on CPUs takes nothing of a GPU', () => {
  expect(findingsOf(gpuDefinition({ runtime: { kind: 'scikit-learn' }, size: '64Gi' }), id)).toEqual([]);
});
