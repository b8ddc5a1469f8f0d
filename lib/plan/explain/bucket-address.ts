import { assertNever } from '../../units/assert-never';
import type { BucketLocation } from '../types/bucket';

/** Where a bucket is, as its cloud writes it. */
export function bucketAddress(location: BucketLocation): string {
  switch (location.kind) {
    case 's3':
    case 's3-compatible':
      return `s3://${location.bucket}`;
    case 'gcs':
      return `gs://${location.bucket}`;
    case 'azure-blob':
      return `https://${location.account}.blob.core.windows.net/${location.container}`;
    default:
      return assertNever(location);
  }
}

/** The same with the region or the store that an S3 address does not say. */
export function fullBucketAddress(location: BucketLocation): string {
  if (location.kind === 's3') return `${bucketAddress(location)} in ${location.region}`;
  if (location.kind === 's3-compatible') return `${bucketAddress(location)} at ${location.endpoint}`;
  return bucketAddress(location);
}
