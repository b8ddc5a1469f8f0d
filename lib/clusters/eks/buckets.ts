import type * as kms from '@pulumi/aws/kms';
import * as s3 from '@pulumi/aws/s3';
import type { BucketLifecyclePlan } from '../../plan/types/bucket';
import { shortHash } from '../../units/names';
import type { PartContext } from '../contract';
import { auditOf, managedBuckets } from '../plan-parts';
import { type LogStore, logFolders } from './log-store';
import { makePrivateBucket } from './private-bucket';

/** What buckets need besides their plan. */
interface BucketInputs {
  /** Absent if no log has a bucket. */
  readonly store: LogStore | undefined;
  /** Absent if the customer holds no keys. */
  readonly key: kms.Key | undefined;
}

/** The managed buckets. Their requests are logged if the plan says so. */
export function makeBuckets(context: PartContext, { store, key }: BucketInputs): void {
  const { name, plan, options } = context;
  for (const bucket of managedBuckets(plan, 's3')) {
    const logicalName = `${name}-bucket-${bucket.name}`;
    const { bucket: made, versioning } = makePrivateBucket(context, logicalName, { ...bucket, key });
    const { region } = bucket.location;
    if (bucket.lifecycle) {
      new s3.BucketLifecycleConfiguration(
        logicalName,
        { region, bucket: made.id, rules: lifecycleRules(bucket.lifecycle) },
        // Rules for old versions have no effect on a bucket without versioning.
        { ...options, dependsOn: [versioning] },
      );
    }
    if (!store || !auditOf(plan).bucketLogs) continue;
    new s3.BucketLogging(
      logicalName,
      {
        region,
        bucket: made.id,
        targetBucket: store.bucket.id,
        targetPrefix: `${logFolders.buckets}${bucket.location.bucket}/`,
      },
      { ...options, dependsOn: [store.policy] },
    );
  }
}

/**
 * Rules have names, which S3 shows. A delete marker without versions is an old version too. A rule has one prefix, and a bucket up to
 * 1000 rules. Source: awsdocs/amazon-s3-userguide, `doc_source/intro-lifecycle-rules.md`, read 2026-11.
 */
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
