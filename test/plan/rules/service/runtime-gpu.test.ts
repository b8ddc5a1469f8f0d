import { definition, withService } from '../../../fixtures/definition';
import { gpuDefinition } from '../../../fixtures/gpu-service';
import { findingsOf } from '../findings-of';

const id = 'runtime/gpu';

test('a language model on a pool with GPUs is good', () => {
  expect(findingsOf(gpuDefinition(), id)).toEqual([]);
});

test('on a pool without GPUs it is found', () => {
  expect(findingsOf(gpuDefinition({}, { pool: 'general' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'the vllm runtime needs GPUs, and the nodes of this pool have none',
      value: 'general',
      allowed: ['llm'],
      fix: 'choose a pool with GPUs, or give this one some',
    },
  ]);
});

test.each(['triton', 'scikit-learn'] as const)('%s serves on CPUs as well', (kind) => {
  expect(findingsOf(withService(definition(), { runtime: { kind } }), id)).toEqual([]);
});
