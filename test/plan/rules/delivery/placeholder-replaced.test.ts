import { placeholders } from '../../../../lib/catalog/placeholders';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'placeholder/replaced';

function pathsOf(changed: ModelPlatformDefinition): readonly string[] {
  return findingsOf(changed, id).map(({ path }) => path.join('.'));
}

test.each([
  ['a cloud', definition()],
  ['an existing cluster', existingDefinition()],
])('accepts a definition without placeholders on %s', (_, accepted) => {
  expect(findingsOf(accepted, id)).toEqual([]);
});

test('reports a placeholder with the value to write, and blocks only synth', () => {
  const delivery = { gitops: 'argocd', repository: `https://${placeholders.repositoryHost}/acme.git` } as const;
  expect(findingsOf({ ...definition(), delivery }, id)).toEqual([
    {
      rule: id,
      path: ['delivery', 'repository'],
      problem: 'this is the placeholder of a new project',
      value: 'https://git.example.com/acme.git',
      fix: 'write the address of the Git repository that Argo CD reads',
      blocks: 'synth',
    },
  ]);
});

test.each(Object.values(placeholders.account))('reports the account %s', (account) => {
  const { cluster } = definition();
  expect(pathsOf({ ...definition(), cluster: { ...cluster, account } as typeof cluster })).toEqual(['cluster.account']);
});

test('reports the digest of each version', () => {
  const versions = { v1: { path: 'churn/v1', sha256: placeholders.digest } };
  const models = { churn: { bucket: 'models', versions } };
  expect(pathsOf({ ...definition(), models })).toEqual(['models.churn.versions.v1.sha256']);
});

test('reports the object store', () => {
  const { cluster } = existingDefinition();
  const objectStore = { endpoint: placeholders.objectStore, cidr: '10.20.0.15/32' };
  expect(pathsOf({ ...existingDefinition(), cluster: { ...cluster, objectStore } as typeof cluster })).toEqual([
    'cluster.objectStore.endpoint',
  ]);
});
