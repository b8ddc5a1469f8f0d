import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

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
  'accepts the names of a valid definition on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('refuses a service that starts with a digit', () => {
  expect(findingsOf(withServiceCalled('3d-model'), id)).toEqual([
    {
      rule: id,
      path: ['services', '3d-model'],
      problem: 'Kubernetes requires a name that starts with a letter',
      value: '3d-model',
      allowed: 'a name that starts with a letter',
      fix: 'choose a name that starts with a letter',
    },
  ]);
});

test('refuses a training job that starts with a digit', () => {
  const found = findingsOf({ ...definition(), training: { '3d-model': trainingJob } }, id);
  expect(found.map(({ path }) => path)).toEqual([['training', '3d-model']]);
});

test.each([
  ['eks', []],
  ['gke', [['name']]],
  ['aks', [['name']]],
] as const)('checks a platform that starts with a digit on %s', (provider, paths) => {
  const found = findingsOf({ ...definition(provider), name: '7lakes' }, id);
  expect(found.map(({ path }) => path)).toEqual(paths);
});

test.each([
  ['eks', []],
  ['gke', [['cluster', 'nodePools', '4cpu']]],
  ['aks', []],
] as const)('checks a node pool that starts with a digit on %s', (provider, paths) => {
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
  ['eks', 'xn--models', false],
  ['eks', 'models-s3alias', false],
  ['gke', 'acme_models', true],
  ['gke', 'models.acme.example', true],
  ['gke', 'acme..models', false],
  ['gke', 'goog-models', false],
  ['gke', 'my-google-models', false],
  ['aks', 'acme-models', true],
  ['aks', 'acme--models', false],
  ['aks', 'models.acme.example', false],
  ['aks', 'acme_models', false],
] as const)('on %s, the bucket name %s is valid: %p', (provider, name, isGood) => {
  expect(findingsOf(withBucketName(definition(provider), name), id)).toHaveLength(isGood ? 0 : 1);
});

test('checks names of an S3-compatible object store', () => {
  expect(findingsOf(withBucketName(existingDefinition(), 'acme_models'), id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models', 'name'],
      problem: 'the cloud refuses this name for a bucket',
      value: 'acme_models',
      allowed: 'a-z, 0-9, - and single dots, starts and ends with a letter or digit; no IP address',
      fix: 'choose a name of this form',
    },
  ]);
});

test('checks generated names', () => {
  const base = definition('aks');
  const [finding] = findingsOf({ ...base, buckets: { ...base.buckets, 'a--b': {} } }, id);
  expect(finding).toMatchObject({
    path: ['buckets', 'a--b'],
    value: 'a--b',
    fix: "set 'name' of the bucket to a name of this form",
  });
});
