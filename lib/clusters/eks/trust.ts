import type { Output } from '@pulumi/pulumi';
import { canonicalJson } from '../../units/canonical-json';

/** Trust policy for an AWS service. */
export function serviceTrust(service: string): string {
  return policyDocument([{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }]);
}

/**
 * Trust policy for EKS Pod Identity, limited to one service account of one cluster.
 *
 * The association determines which service account gets the role. The condition prevents principals who can create
 * associations from giving the role to another service account.
 */
export function podIdentityTrust(
  clusterArn: Output<string>,
  namespace: string,
  serviceAccount: string,
): Output<string> {
  return clusterArn.apply((arn) =>
    policyDocument([
      {
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': arn,
            'aws:RequestTag/kubernetes-namespace': namespace,
            'aws:RequestTag/kubernetes-service-account': serviceAccount,
          },
        },
      },
    ]),
  );
}

/** A statement of an IAM policy. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Readonly<Record<string, string>> | '*';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An IAM policy as canonical JSON: the same statements give the same text. */
export function policyDocument(statements: readonly Statement[]): string {
  return canonicalJson({ Version: '2012-10-17', Statement: statements });
}
