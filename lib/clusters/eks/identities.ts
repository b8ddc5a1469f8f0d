import type * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import type * as secretsmanager from '@pulumi/aws/secretsmanager';
import { all } from '@pulumi/pulumi';
import { isOneObject } from '../../plan/facts/grant-keys';
import type { ClusterPlan } from '../../plan/types/cluster';
import type { BucketGrant, IdentityPlan } from '../../plan/types/identity';
import { iamLiteral } from '../../units/escape/iam';
import type { ClusterIdentity, PartContext } from '../contract';
import { bucketOf } from '../plan-parts';
import { bucketArn } from './buckets';
import { associate, makePodRole } from './pod-role';
import { policyDocument, type Statement } from './trust';

const readActions = ['s3:GetObject'] as const;
const writeActions = ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'] as const;

/** Creates a role for every service account with EKS Pod Identity. */
export function makeIdentities(
  context: PartContext,
  cluster: eks.Cluster,
  secrets: readonly secretsmanager.Secret[],
): Readonly<Record<string, ClusterIdentity>> {
  const served = context.plan.identities.filter(({ mechanism }) => mechanism.kind === 'eks-pod-identity');
  return Object.fromEntries(
    served.map((identity) => [identity.name, makeIdentity(context, cluster, identity, secrets)]),
  );
}

function makeIdentity(
  context: PartContext,
  cluster: eks.Cluster,
  identity: IdentityPlan,
  secrets: readonly secretsmanager.Secret[],
): ClusterIdentity {
  const { name, plan, options } = context;
  const role = makePodRole(context, cluster, identity);
  if (identity.grants.length > 0) {
    new iam.RolePolicy(
      `${name}-pod-${identity.namespace}.${identity.serviceAccount}`,
      { role: role.id, policy: policyDocument(identity.grants.flatMap((grant) => statements(plan, grant))) },
      options,
    );
  }
  if (identity.readsSecrets && secrets.length > 0) {
    new iam.RolePolicy(
      `${name}-pod-${identity.namespace}.${identity.serviceAccount}-secrets`,
      {
        role: role.id,
        policy: all(secrets.map(({ arn }) => arn)).apply((arns) => policyDocument([readSecrets(arns)])),
      },
      options,
    );
  }
  associate(context, cluster, identity, role);
  return { principal: role.arn };
}

function readSecrets(arns: readonly string[]): Statement {
  return {
    Effect: 'Allow',
    Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    Resource: arns,
  };
}

/** Statements of a grant: access to one object, or to the objects under a prefix with permission to list them. */
function statements(plan: ClusterPlan, grant: BucketGrant): readonly Statement[] {
  const { prefix, access } = grant;
  const arn = bucketArn(bucketOf(plan, grant, 's3').location);
  const Action = access === 'read' ? readActions : writeActions;
  if (isOneObject(grant)) return [{ Effect: 'Allow', Action, Resource: `${arn}/${iamLiteral(prefix)}` }];
  const keys = `${iamLiteral(prefix)}*`;
  return [
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: arn,
      ...(prefix !== '' && { Condition: { StringLike: { 's3:prefix': keys } } }),
    },
    { Effect: 'Allow', Action, Resource: `${arn}/${keys}` },
  ];
}
