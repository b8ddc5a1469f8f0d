import { partitionOf } from '../../plan/facts/aws-arn';
import type { ClusterPlan } from '../../plan/types/cluster';
import { policyDocument } from './trust';

/** The policy of an endpoint for the cluster of a plan in an account. Without one, an endpoint serves every account. */
export type PolicyOf = (plan: ClusterPlan, account: string) => string;

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

function ofPrincipal(account: string) {
  return { 'aws:PrincipalAccount': account };
}

function ofResource(account: string) {
  return { 'aws:ResourceAccount': account };
}
