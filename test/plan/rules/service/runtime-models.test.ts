import type { RuntimeSpec } from '../../../../lib/definition/runtime';
import { definition, digestOfV1, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuDefinition } from '../../../fixtures/gpu-service';

const id = 'runtime/models';

function withModels(count: number, runtime: RuntimeSpec, file = 'model.tar') {
  const names = Array.from({ length: count }, (_, index) => `m${index}`);
  const version = (name: string) => ({ path: `${name}/${file}`, sha256: digestOfV1, size: '1Mi' });
  const models = Object.fromEntries(
    names.map((name) => [name, { bucket: 'models', versions: { v1: version(name) } }] as const),
  );
  const model = names.map((name) => ({ name, version: 'v1' }));
  return withService({ ...definition(), models }, { model, runtime });
}

test.each(['scikit-learn', 'triton'] as const)('accepts at most 64 models of %s', (kind) => {
  expect(findingsOf(withModels(64, { kind }), id)).toEqual([]);
  expect(findingsOf(withModels(65, { kind }), id)).toMatchObject([
    { path: ['services', 'churn', 'model'], allowed: 'at most 64' },
  ]);
});

test('accepts one model of vllm', () => {
  expect(findingsOf(withModels(2, { kind: 'vllm' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'model'],
      problem: 'the vllm runtime cannot serve 2 models',
      value: ['m0', 'm1'],
      allowed: 'at most 1',
      fix: 'split the models into several services',
    },
  ]);
});

test('refuses one file for a runtime that loads directories', () => {
  expect(findingsOf(gpuDefinition({ path: 'churn/model.safetensors' }), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v1', 'path'],
      problem: 'the vllm runtime of the service churn loads a directory, and this is one file',
      value: 'churn/model.safetensors',
      allowed: 'a .tar, .tar.gz or .tgz',
      fix: 'pack the contents of the directory, without the directory itself, into an archive and set its key',
    },
  ]);
});

test('accepts one file for scikit-learn', () => {
  expect(findingsOf(withModels(1, { kind: 'scikit-learn' }, 'model.joblib'), id)).toEqual([]);
});
