import type { ClusterPlan } from '../../lib/plan/types/cluster';
import { clusterPlanOf } from '../fixtures/cluster-plan';
import { only, recordCluster } from './record';

const lifecycle = {
  abortedUploadDays: 7,
  oldVersionDays: 90,
  expiring: [
    { prefix: 'a/', days: 10 },
    { prefix: 'b/', days: 20 },
    { prefix: 'c/', days: 10 },
  ],
};

function planWith(provider: 'eks' | 'gke' | 'aks', change: object = {}): ClusterPlan {
  const plan = clusterPlanOf(provider, { pools: {} });
  const { models } = plan.buckets;
  if (!models) throw new Error('the plan has no such bucket');
  return { ...plan, buckets: { models: { ...models, lifecycle, ...change } } };
}

test('S3 deletes old versions, aborted uploads and objects of folders', async () => {
  const { resources } = await recordCluster(planWith('eks'));
  const type = 'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration';
  expect(only(resources, type, 'acme-bucket-models').inputs.rules).toMatchObject([
    { id: 'aborted-uploads', filter: { prefix: '' }, abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } },
    {
      id: 'old-versions',
      filter: { prefix: '' },
      noncurrentVersionExpiration: { noncurrentDays: 90 },
      expiration: { expiredObjectDeleteMarker: true },
    },
    { filter: { prefix: 'a/' }, expiration: { days: 10 } },
    { filter: { prefix: 'b/' }, expiration: { days: 20 } },
    { filter: { prefix: 'c/' }, expiration: { days: 10 } },
  ]);
});

test('Cloud Storage has one rule for all folders with the same age', async () => {
  const { resources } = await recordCluster(planWith('gke'));
  expect(only(resources, 'gcp:storage/bucket:Bucket', 'acme-bucket-models').inputs.lifecycleRules).toEqual([
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } },
    { action: { type: 'Delete' }, condition: { daysSinceNoncurrentTime: 90, withState: 'ARCHIVED' } },
    { action: { type: 'Delete' }, condition: { age: 10, withState: 'LIVE', matchesPrefixes: ['a/', 'c/'] } },
    { action: { type: 'Delete' }, condition: { age: 20, withState: 'LIVE', matchesPrefixes: ['b/'] } },
  ]);
});

test('Azure deletes old versions, and keeps what it deletes for the same time', async () => {
  const plan = planWith('aks');
  const { resources } = await recordCluster(plan);
  const { location } = plan.buckets.models ?? {};
  if (location?.kind !== 'azure-blob') throw new Error('the bucket is not on Azure');
  const name = `acme-account-${location.account}`;
  const { policy } = only(resources, 'azure-native:storage:ManagementPolicy', name).inputs;
  expect(policy).toMatchObject({
    rules: [
      {
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: [`${location.container}/`] },
          actions: { version: { delete: { daysAfterCreationGreaterThan: 90 } } },
        },
      },
      { definition: { filters: { prefixMatch: [`${location.container}/a/`, `${location.container}/c/`] } } },
      { definition: { filters: { prefixMatch: [`${location.container}/b/`] } } },
    ],
  });
  expect(only(resources, 'azure-native:storage:BlobServiceProperties', name).inputs).toMatchObject({
    deleteRetentionPolicy: { enabled: true, days: 90 },
  });
});
