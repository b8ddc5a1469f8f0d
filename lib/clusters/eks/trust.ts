import type { Output } from '@pulumi/pulumi';
import { canonicalJson } from '../../units/canonical-json';

/** Trust in a service of AWS. */
export function serviceTrust(service: string): string {
  return policyDocument([{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }]);
}

/**
 * Trust in EKS Pod Identity, for one service account of one cluster.
 *
 * The association alone decides who gets the role; the condition keeps somebody who may make associations from
 * giving it to another pod.
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

/** An IAM policy as JSON; the same statements give the same text. */
export function policyDocument(statements: readonly Statement[]): string {
  return canonicalJson({ Version: '2012-10-17', Statement: statements });
}
