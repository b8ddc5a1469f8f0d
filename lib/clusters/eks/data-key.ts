import * as kms from '@pulumi/aws/kms';
import type { Output } from '@pulumi/pulumi';
import { awsDomain, partitionOf } from '../../plan/facts/aws-arn';
import type { ClusterPlan } from '../../plan/types/cluster';
import type { PartContext } from '../contract';
import { auditOf } from '../plan-parts';
import { policyDocument } from './trust';

/** Days in which a deleted key can be restored: the most that AWS offers. */
const restoreDays = 30;

/** Services that use the key for identities of the account that have their permissions. */
const services = ['ec2', 's3', 'secretsmanager'] as const;

const uses = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
];

/**
 * Creates the key of disks, buckets, logs and secrets if the customer holds the keys.
 *
 * Its policy is that of the keys that AWS creates for EBS and S3: everyone in the account uses it through these services, as far
 * as the permissions there allow, so that identities need none for the key. It names no role, because AWS refuses a policy with
 * one that does not exist yet, such as that of Auto Scaling in a new account.
 */
export function makeDataKey(
  { name, plan, protect, options }: PartContext,
  account: Output<string>,
): kms.Key | undefined {
  if (auditOf(plan).keys !== 'customer') return undefined;
  return new kms.Key(
    `${name}-data`,
    {
      region: plan.region,
      description: `Disks, buckets, logs and secrets of ${plan.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: restoreDays,
      policy: account.apply((id) => keyPolicy(plan, id)),
      tags: plan.tags,
    },
    { ...options, protect },
  );
}

/** Source: Amazon CloudWatch Logs User Guide, "Encrypt log data using AWS KMS", 2026-11. */
function keyPolicy({ name, region }: ClusterPlan, account: string): string {
  const partition = partitionOf(region);
  const domain = awsDomain(region);
  return policyDocument([
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: uses,
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': services.map((service) => `${service}.${region}.${domain}`),
        },
      },
    },
    {
      Effect: 'Allow',
      Principal: { Service: `logs.${region}.${domain}` },
      Action: uses.filter((action) => action !== 'kms:CreateGrant'),
      Resource: '*',
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:/aws/eks/${name}/cluster`,
        },
      },
    },
  ]);
}
