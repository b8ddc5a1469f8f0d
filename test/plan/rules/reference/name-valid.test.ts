import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { trainingJob } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'name/valid';
const providers = ['eks', 'gke', 'aks'] as const;

function withBucketName(base: ModelPlatformDefinition, name: string): ModelPlatformDefinition {
  return { ...base, buckets: { models: { name } } };
}

function withServiceCalled(name: string): ModelPlatformDefinition {
  const base = definition();
  return { ...base, services: { [name]: { ...base.services?.churn } } } as ModelPlatformDefinition;
}

test.each([...providers.map((provider) => definition(provider)), existingDefinition()])(
  'the names of a good definition are good on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('a service that begins with a digit is found, since Kubernetes refuses its Service', () => {
  expect(findingsOf(withServiceCalled('3d-model'), id)).toEqual([
    {
      rule: id,
      path: ['services', '3d-model'],
      problem: 'Kubernetes wants a letter at the beginning of this name',
      value: '3d-model',
      allowed: 'a name that begins with a letter',
      fix: 'choose a name that begins with a letter',
    },
  ]);
});

test('a training job that begins with a digit is found, since its gang has a Service too', () => {
  const found = findingsOf({ ...definition(), training: { '3d-model': trainingJob } }, id);
  expect(found.map(({ path }) => path)).toEqual([['training', '3d-model']]);
});

test.each([
  ['eks', []],
  ['gke', [['name']]],
  ['aks', [['name']]],
] as const)('a platform that begins with a digit, on %s', (provider, paths) => {
  const found = findingsOf({ ...definition(provider), name: '7lakes' }, id);
  expect(found.map(({ path }) => path)).toEqual(paths);
});

test.each([
  ['eks', []],
  ['gke', [['cluster', 'nodePools', '4cpu']]],
  ['aks', []],
] as const)('a node pool that begins with a digit, on %s', (provider, paths) => {
  const base = definition(provider);
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const named = withService(withCluster(base, { nodePools: { '4cpu': general } }), { pool: '4cpu' });
  expect(findingsOf(named, id).map(({ path }) => path)).toEqual(paths);
});

test.each([
  ['eks', 'acme-models', true],
  ['eks', 'models.acme.example', true],
  ['eks', 'acme_models', false],
  ['eks', 'acme..models', false],
  ['eks', '192.168.5.4', false],
  ['gke', 'acme_models', true],
  ['gke', 'models.acme.example', true],
  ['gke', 'acme..models', false],
  ['gke', 'goog-models', false],
  ['gke', 'my-google-models', false],
  ['aks', 'acme-models', true],
  ['aks', 'acme--models', false],
  ['aks', 'models.acme.example', false],
  ['aks', 'acme_models', false],
] as const)('on %s the bucket name %s is possible: %p', (provider, name, isGood) => {
  expect(findingsOf(withBucketName(definition(provider), name), id)).toHaveLength(isGood ? 0 : 1);
});

test('an object store that speaks the protocol of S3 has its names', () => {
  expect(findingsOf(withBucketName(existingDefinition(), 'acme_models'), id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models', 'name'],
      problem: 'there can be no bucket of this name in the cloud',
      value: 'acme_models',
      allowed: 'a-z, 0-9, - and single dots, from a letter or digit to a letter or digit; no address',
      fix: 'choose a name of this form',
    },
  ]);
});

test('a name that was not given may be wrong too', () => {
  const base = definition('aks');
  const [finding] = findingsOf({ ...base, buckets: { ...base.buckets, 'a--b': {} } }, id);
  expect(finding).toMatchObject({
    path: ['buckets', 'a--b'],
    value: 'a--b',
    fix: "give the bucket a 'name' in the cloud, of this form",
  });
});
