import { bucketArn, partitionOf } from '../../plan/facts/aws-arn';
import type { ClusterPlan } from '../../plan/types/cluster';
import { bucketsOf, networkOf } from '../plan-parts';
import { policyDocument, type Statement } from './trust';

/** The policy of an endpoint for the cluster of a plan in an account. Without one, an endpoint serves every account. */
export type PolicyOf = (plan: ClusterPlan, account: string) => string;

/** S3: the buckets of the platform with credentials of the account, and layers of images. */
export const storagePolicy: PolicyOf = (plan, account) => {
  const buckets = bucketsOf(plan, 's3');
  const arnsOf = (managed: boolean) =>
    buckets.filter(({ manage }) => manage === managed).flatMap(({ location }) => withObjects(bucketArn(location)));
  const layers = (networkOf(plan).imageBuckets ?? []).map(
    (bucket) => `${bucketArn({ kind: 's3', bucket, region: plan.region })}/*`,
  );
  return policyDocument([
    // The owner of a bucket that the platform does not create can be another account.
    ...allow(arnsOf(true), { ...ofPrincipal(account), ...ofResource(account) }),
    ...allow(arnsOf(false), ofPrincipal(account)),
    // Registries sign the addresses of layers with credentials of their own account, or their buckets are public.
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: layers },
  ]);
};

/** ECR: identities of the account pull images of any account, and do anything else in their own account only. */
export const registryPolicy: PolicyOf = (_, account) =>
  policyDocument([
    {
      Effect: 'Allow',
      Principal: '*',
      // As in AmazonEC2ContainerRegistryPullOnly, the policy of the nodes.
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetAuthorizationToken',
        'ecr:GetDownloadUrlForLayer',
      ],
      Resource: '*',
      Condition: { StringEquals: ofPrincipal(account) },
    },
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'ecr:*',
      Resource: '*',
      Condition: { StringEquals: { ...ofPrincipal(account), ...ofResource(account) } },
    },
  ]);

/** STS: identities of the account, and roles of the account for tokens of service accounts. */
export const tokenPolicy: PolicyOf = ({ region }, account) =>
  policyDocument([
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:*',
      Resource: '*',
      Condition: { StringEquals: ofPrincipal(account) },
    },
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Resource: `arn:${partitionOf(region)}:iam::${account}:role/*`,
    },
  ]);

function allow(resources: readonly string[], equal: Readonly<Record<string, string>>): readonly Statement[] {
  if (resources.length === 0) return [];
  return [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: resources, Condition: { StringEquals: equal } }];
}

function withObjects(arn: string): readonly string[] {
  return [arn, `${arn}/*`];
}

function ofPrincipal(account: string) {
  return { 'aws:PrincipalAccount': account };
}

function ofResource(account: string) {
  return { 'aws:ResourceAccount': account };
}
