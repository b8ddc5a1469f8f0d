import * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import { joinName } from '../../units/names';
import type { PartContext } from '../contract';
import { podIdentityTrust } from './trust';

/** A service account that shall have a role. */
export interface RoleSubject {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Longest prefix of a role's name: AWS adds 26 characters and allows 64. */
const maxPrefix = 38;

/**
 * A role that one service account of the cluster, and nobody else, can take. In logical names the two parts are joined by a dot,
 * which no namespace has, so that `a-b` and `c` never meet `a` and `b-c`.
 */
export function makePodRole(
  { name, plan, options }: PartContext,
  cluster: eks.Cluster,
  { namespace, serviceAccount }: RoleSubject,
): iam.Role {
  return new iam.Role(
    `${name}-pod-${namespace}.${serviceAccount}`,
    {
      namePrefix: `${joinName([plan.name, namespace, serviceAccount], maxPrefix - 1)}-`,
      assumeRolePolicy: podIdentityTrust(cluster.arn, namespace, serviceAccount),
      tags: plan.tags,
    },
    options,
  );
}

/** Gives a role to a service account. */
export function associate(
  { name, plan, options }: PartContext,
  cluster: eks.Cluster,
  { namespace, serviceAccount }: RoleSubject,
  role: iam.Role,
): eks.PodIdentityAssociation {
  return new eks.PodIdentityAssociation(
    `${name}-pod-${namespace}.${serviceAccount}`,
    { region: plan.region, clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn, tags: plan.tags },
    options,
  );
}
