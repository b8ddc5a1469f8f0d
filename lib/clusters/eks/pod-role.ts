import * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import { joinName } from '../../units/names';
import type { PartContext } from '../contract';
import { podIdentityTrust } from './trust';

/** A service account that gets a role. */
interface RoleSubject {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Maximum length of a role name prefix: AWS appends 26 characters and allows 64. */
const maxPrefix = 38;

/**
 * Creates a role that only one service account of the cluster can assume. Its logical name joins namespace and service
 * account with a dot, which namespaces cannot contain, so that `a-b` and `c` do not collide with `a` and `b-c`.
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

/** Associates a role with a service account. */
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
