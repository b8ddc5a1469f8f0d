import { bucketAddress, bucketUrl, fullBucketAddress } from '../../../lib/plan/facts/bucket-address';
import type { BucketLocation } from '../../../lib/plan/types/bucket';

const s3: BucketLocation = { kind: 's3', bucket: 'models', region: 'eu-west-1' };
const gcs: BucketLocation = { kind: 'gcs', bucket: 'models' };
const blob: BucketLocation = { kind: 'azure-blob', account: 'acme', container: 'models' };

test.each([
  [s3, 's3://models'],
  [gcs, 'gs://models'],
  [blob, 'https://acme.blob.core.windows.net/models'],
])('the address and the URL of %j are the same: %s', (location, address) => {
  expect(bucketAddress(location)).toBe(address);
  expect(bucketUrl(location)).toBe(address);
});

test('only the full address of an S3 bucket has a region', () => {
  expect(fullBucketAddress(s3)).toBe('s3://models in eu-west-1');
  expect(fullBucketAddress(gcs)).toBe('gs://models');
});

test('a store that is not a cloud has its endpoint in the URL and in the full address', () => {
  const minio: BucketLocation = { kind: 's3-compatible', bucket: 'models', endpoint: 'https://minio.example.com' };
  expect(bucketAddress(minio)).toBe('s3://models');
  expect(bucketUrl(minio)).toBe('https://minio.example.com/models');
  expect(fullBucketAddress(minio)).toBe('s3://models at https://minio.example.com');
});
