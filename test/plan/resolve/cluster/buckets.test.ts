import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { selectProvider } from '../../../../lib/plan/providers/select';
import { resolveBuckets } from '../../../../lib/plan/resolve/cluster/buckets';
import type { BucketLocation } from '../../../../lib/plan/types/bucket';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';

function bucketsOf(of: ModelPlatformDefinition) {
  return resolveBuckets(of, selectProvider(of.cluster).provider);
}

function locationOf(of: ModelPlatformDefinition): BucketLocation {
  const location = bucketsOf(of).models?.location;
  if (!location) throw new Error('the plan has no bucket models');
  return location;
}

const inAccount = (provider: 'eks' | 'gke' | 'aks') => withCluster(definition(provider), { account: '123456789012' });

test('names are public contract and do not change between releases', () => {
  expect(locationOf(inAccount('eks'))).toEqual({ kind: 's3', bucket: 'acme-models-fda33a88', region: 'us-east-1' });
  expect(locationOf(inAccount('gke'))).toEqual({ kind: 'gcs', bucket: 'acme-models-51ea09cf' });
  expect(locationOf(inAccount('aks'))).toEqual({ kind: 'azure-blob', account: 'acme09628f9b', container: 'models' });
});

test.each(['eks', 'gke', 'aks'] as const)('on %s names differ between regions, accounts and platforms', (provider) => {
  const base = definition(provider);
  const all = [
    base,
    withCluster(base, { region: 'elsewhere' }),
    withCluster(base, { account: '999999999999' }),
    { ...base, name: 'acme-staging' },
  ];
  expect(new Set(all.map((one) => JSON.stringify(locationOf(one)))).size).toBe(4);
});

test.each(['a', 'ab', 'a-b', 'acme-platform-with-a-name-of-forty-chars', '0-0'])(
  'the storage account of the platform %s has 3 to 24 lower case letters and digits',
  (name) => {
    expect(locationOf({ ...definition('aks'), name })).toMatchObject({
      account: expect.stringMatching(/^[a-z0-9]{3,24}$/),
    });
  },
);

test.each(['eks', 'gke'] as const)(
  'on %s names have at most 63 characters, and long ones stay distinct',
  (provider) => {
    const long = 'a'.repeat(39);
    const buckets = { [`${long}a`]: {}, [`${long}b`]: {} };
    const names = Object.values(bucketsOf({ ...definition(provider), name: long, buckets })).map(({ location }) =>
      location.kind === 'azure-blob' ? location.container : location.bucket,
    );
    expect(names.every((name) => name.length <= 63)).toBe(true);
    expect(new Set(names).size).toBe(2);
  },
);

test('uses the name of the definition unchanged', () => {
  expect(locationOf({ ...definition(), buckets: { models: { name: 'our-models' } } })).toMatchObject({
    bucket: 'our-models',
  });
  expect(locationOf({ ...definition('aks'), buckets: { models: { name: 'our-models' } } })).toMatchObject({
    container: 'our-models',
  });
});

test('a bucket is versioned and created by default', () => {
  expect(bucketsOf(definition()).models).toMatchObject({ versioning: true, manage: true });
  const models = { versioning: false, manage: false };
  expect(bucketsOf({ ...definition(), buckets: { models } }).models).toMatchObject(models);
});

test('on an existing cluster buckets are in the object store and not created', () => {
  expect(planModelPlatform(existingDefinition()).cluster.buckets.models).toEqual({
    name: 'models',
    versioning: true,
    manage: false,
    location: {
      kind: 's3-compatible',
      bucket: 'acme-models',
      endpoint: 'https://minio.storage.internal:9000',
    },
  });
});
