import * as s3 from '@pulumi/aws/s3';
import { bucketArn } from '../../plan/facts/aws-arn';
import type { BucketLifecyclePlan } from '../../plan/types/bucket';
import { shortHash } from '../../units/names';
import type { PartContext } from '../contract';
import { type BucketOf, bucketsOf } from '../plan-parts';
import { policyDocument } from './trust';

/** The managed buckets: private, encrypted, and accessible over TLS only. */
export function makeBuckets(context: PartContext): void {
  for (const bucket of bucketsOf(context.plan, 's3').filter(({ manage }) => manage)) makeBucket(context, bucket);
}

function makeBucket({ name, plan, protect, options }: PartContext, bucket: BucketOf<'s3'>): void {
  const { region } = bucket.location;
  const logicalName = `${name}-bucket-${bucket.name}`;
  const made = new s3.Bucket(
    logicalName,
    { region, bucket: bucket.location.bucket, forceDestroy: false, tags: plan.tags },
    { ...options, protect },
  );
  const common = { region, bucket: made.id };
  const block = new s3.BucketPublicAccessBlock(
    logicalName,
    { ...common, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    options,
  );
  const versioning = new s3.BucketVersioning(
    logicalName,
    // Versioning cannot be disabled once enabled, only suspended.
    { ...common, versioningConfiguration: { status: bucket.versioning ? 'Enabled' : 'Suspended' } },
    options,
  );
  new s3.BucketServerSideEncryptionConfiguration(
    logicalName,
    { ...common, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] },
    options,
  );
  if (bucket.lifecycle) {
    new s3.BucketLifecycleConfiguration(
      logicalName,
      { ...common, rules: lifecycleRules(bucket.lifecycle) },
      // Rules for old versions have no effect on a bucket without versioning.
      { ...options, dependsOn: [versioning] },
    );
  }
  // S3 rejects concurrent changes of access settings.
  new s3.BucketPolicy(logicalName, { ...common, policy: tlsOnly(bucket.location) }, { ...options, dependsOn: [block] });
}

/** Rules have names, which S3 shows. A delete marker without versions is an old version too. */
function lifecycleRules({ abortedUploadDays, oldVersionDays, expiring }: BucketLifecyclePlan) {
  const everything = { prefix: '' };
  return [
    {
      id: 'aborted-uploads',
      status: 'Enabled',
      filter: everything,
      abortIncompleteMultipartUpload: { daysAfterInitiation: abortedUploadDays },
    },
    ...(oldVersionDays === undefined
      ? []
      : [
          {
            id: 'old-versions',
            status: 'Enabled',
            filter: everything,
            noncurrentVersionExpiration: { noncurrentDays: oldVersionDays },
            expiration: { expiredObjectDeleteMarker: true },
          },
        ]),
    ...expiring.map(({ prefix, days }) => ({
      id: `expiring-${shortHash(prefix, 8)}`,
      status: 'Enabled',
      filter: { prefix },
      expiration: { days },
    })),
  ];
}

function tlsOnly(location: BucketOf<'s3'>['location']): string {
  const arn = bucketArn(location);
  return policyDocument([
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}
