import * as s3 from '@pulumi/aws/s3';
import type { Output, Resource } from '@pulumi/pulumi';
import { bucketArn } from '../../plan/facts/aws-arn';
import type { AuditPlan } from '../../plan/types/audit';
import type { ClusterPlan } from '../../plan/types/cluster';
import type { PartContext } from '../contract';
import { auditOf, managedBuckets } from '../plan-parts';
import { makePrivateBucket } from './private-bucket';
import type { Statement } from './trust';

/** Folders of the bucket for logs. */
export const logFolders = { network: 'network/', buckets: 'buckets/' } as const;

/** The bucket for logs of the network and of buckets, and its policy, without which AWS cannot write to it. */
export interface LogStore {
  readonly bucket: s3.Bucket;
  readonly arn: string;
  readonly policy: Resource;
}

/** Days after which deleted or replaced logs are gone. */
const noncurrentDays = 7;

/**
 * Creates the bucket for logs, whose objects expire. Its own requests are not logged: each log would cause another one.
 *
 * @returns undefined if no log has a bucket.
 */
export function makeLogStore(context: PartContext, account: Output<string>): LogStore | undefined {
  const { name, plan, options } = context;
  const location = auditOf(plan).logStore;
  if (location?.kind !== 's3') return undefined;
  const { logDays } = auditOf(plan);
  const logicalName = `${name}-audit-logs`;
  const { bucket, policy } = makePrivateBucket(context, logicalName, {
    location,
    versioning: true,
    statements: account.apply((id) => deliveries(plan, location, id)),
  });
  new s3.BucketLifecycleConfiguration(
    logicalName,
    {
      region: location.region,
      bucket: bucket.id,
      rules: [
        {
          id: 'expire',
          status: 'Enabled',
          filter: {},
          expiration: { days: logDays },
          noncurrentVersionExpiration: { noncurrentDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: noncurrentDays },
        },
      ],
    },
    options,
  );
  return { bucket, arn: bucketArn(location), policy };
}

type S3Location = Extract<NonNullable<AuditPlan['logStore']>, { kind: 's3' }>;

/**
 * Lets AWS write logs of this account only.
 * Sources: Amazon S3 User Guide, "Permissions for server access log delivery"; Amazon VPC User Guide, "Publish flow logs to
 * Amazon S3", 2026-11.
 */
function deliveries(plan: ClusterPlan, location: S3Location, account: string): readonly Statement[] {
  const arn = bucketArn(location);
  const ofAccount = { 'aws:SourceAccount': account };
  const network: readonly Statement[] = [
    {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arn}/${logFolders.network}AWSLogs/${account}/*`,
      Condition: { StringEquals: { ...ofAccount, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: arn,
      Condition: { StringEquals: ofAccount },
    },
  ];
  const logged = managedBuckets(plan, 's3');
  const buckets: readonly Statement[] = [
    {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arn}/${logFolders.buckets}*`,
      Condition: {
        StringEquals: ofAccount,
        ArnLike: { 'aws:SourceArn': logged.map((bucket) => bucketArn(bucket.location)) },
      },
    },
  ];
  return [...(auditOf(plan).flowLogs ? network : []), ...(auditOf(plan).bucketLogs ? buckets : [])];
}
