import type { BucketLocation } from '../types/bucket';

/** AWS partition of a region, for ARNs. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** DNS domain of AWS services in a region. */
export function awsDomain(region: string): string {
  return partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** ARN of a bucket. */
export function bucketArn({ bucket, region }: Extract<BucketLocation, { kind: 's3' }>): string {
  return `arn:${partitionOf(region)}:s3:::${bucket}`;
}
