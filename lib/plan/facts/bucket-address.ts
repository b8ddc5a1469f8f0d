import { assertNever } from '../../units/assert-never';
import type { BucketLocation } from '../types/bucket';

/** Address of a bucket in the notation of its cloud's tools: `s3://models`. */
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

/** The address for people, with the region or endpoint that an S3 address lacks. */
export function fullBucketAddress(location: BucketLocation): string {
  if (location.kind === 's3') return `${bucketAddress(location)} in ${location.region}`;
  if (location.kind === 's3-compatible') return `${bucketAddress(location)} at ${location.endpoint}`;
  return bucketAddress(location);
}

/** The address for programs: with the endpoint of a store that is not a cloud's. */
export function bucketUrl(location: BucketLocation): string {
  return location.kind === 's3-compatible' ? `${location.endpoint}/${location.bucket}` : bucketAddress(location);
}
