import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuDefinition } from '../../../fixtures/gpu-service';

const id = 'runtime/gpu';

test('accepts vllm on a pool with GPUs', () => {
  expect(findingsOf(gpuDefinition(), id)).toEqual([]);
});

test('refuses vllm on a pool without GPUs', () => {
  expect(findingsOf(gpuDefinition({}, { pool: 'general' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'the vllm runtime needs GPUs, and the nodes of this pool have none',
      value: 'general',
      allowed: ['llm'],
      fix: 'choose a pool with GPUs, or add GPUs to this one',
    },
  ]);
});

test.each(['triton', 'scikit-learn'] as const)('accepts %s on a pool without GPUs', (kind) => {
  expect(findingsOf(withService(definition(), { runtime: { kind } }), id)).toEqual([]);
});
