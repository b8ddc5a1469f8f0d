import { definition, digestOfV1 } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'identity/policy-text';

function withPath(provider: 'eks' | 'gke' | 'aks', path: string) {
  const versions = { v1: { path, sha256: digestOfV1, size: '1Mi' } };
  return { ...definition(provider), models: { churn: { bucket: 'models', versions } } };
}

test.each([
  ['eks', 'modèles/v1/model.joblib'],
  ['gke', '模型/v1/model.joblib'],
  ['aks', '模型/v1/model.joblib'],
] as const)('accepts on %s the path %s', (provider, path) => {
  expect(findingsOf(withPath(provider, path), id)).toEqual([]);
});

test('reports a path with letters that a policy of AWS does not accept', () => {
  expect(findingsOf(withPath('eks', '模型/v1/model.joblib'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn'],
      problem: 'ranking/churn needs access to a path of the bucket models that a policy on EKS cannot name',
      value: '模型/',
      allowed: 'characters up to ÿ (U+00FF)',
      fix: 'rename the objects in the bucket, or put them into a folder with another name',
    },
  ]);
});
