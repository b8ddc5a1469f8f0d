import type { BucketLocation } from '../types/bucket';

/** AWS partition of a region, for ARNs. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** ARN of a bucket. */
export function bucketArn({ bucket, region }: Extract<BucketLocation, { kind: 's3' }>): string {
  return `arn:${partitionOf(region)}:s3:::${bucket}`;
}
