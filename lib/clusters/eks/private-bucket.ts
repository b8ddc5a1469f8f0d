import type * as kms from '@pulumi/aws/kms';
import * as s3 from '@pulumi/aws/s3';
import { type Input, output, type Resource } from '@pulumi/pulumi';
import { bucketArn } from '../../plan/facts/aws-arn';
import type { BucketLocation } from '../../plan/types/bucket';
import type { PartContext } from '../contract';
import { policyDocument, type Statement } from './trust';

/** What differs between private buckets. */
interface PrivateBucketArgs {
  readonly location: Extract<BucketLocation, { kind: 's3' }>;
  readonly versioning: boolean;
  /** Key of the customer. @default - the key of S3 */
  readonly key?: kms.Key | undefined;
  /** Statements of its policy besides the one that refuses requests without TLS. @default - none */
  readonly statements?: Input<readonly Statement[]>;
}

/** A private bucket, and its policy, which something that writes to it must wait for. */
interface PrivateBucket {
  readonly bucket: s3.Bucket;
  readonly policy: Resource;
  readonly versioning: Resource;
}

/** Creates a bucket that is private, encrypted, and accessible over TLS only. */
export function makePrivateBucket(
  { plan, protect, options }: PartContext,
  logicalName: string,
  { location, versioning, key, statements = [] }: PrivateBucketArgs,
): PrivateBucket {
  const { region } = location;
  const bucket = new s3.Bucket(
    logicalName,
    { region, bucket: location.bucket, forceDestroy: false, tags: plan.tags },
    { ...options, protect },
  );
  const common = { region, bucket: bucket.id };
  const block = new s3.BucketPublicAccessBlock(
    logicalName,
    { ...common, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    options,
  );
  const versions = new s3.BucketVersioning(
    logicalName,
    // Versioning cannot be disabled once enabled, only suspended.
    { ...common, versioningConfiguration: { status: versioning ? 'Enabled' : 'Suspended' } },
    options,
  );
  new s3.BucketServerSideEncryptionConfiguration(logicalName, { ...common, rules: [encryption(key)] }, options);
  const text = output(statements).apply((own) => policyDocument([tlsOnly(location), ...(own as readonly Statement[])]));
  // S3 rejects concurrent changes of access settings.
  const policy = new s3.BucketPolicy(logicalName, { ...common, policy: text }, { ...options, dependsOn: [block] });
  return { bucket, policy, versioning: versions };
}

/** With a key of the customer, S3 asks for a key of the bucket instead of one of each object. */
function encryption(key: kms.Key | undefined) {
  return key
    ? {
        applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.arn },
        bucketKeyEnabled: true,
      }
    : { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } };
}

function tlsOnly(location: PrivateBucketArgs['location']): Statement {
  const arn = bucketArn(location);
  return {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
