import * as iam from '@pulumi/aws/iam';
import type { PartContext } from '../contract';
import { managedPolicyArn } from './managed-policy';
import { serviceTrust } from './trust';

/** Minimal permissions of a node: join the cluster and pull images. The CNI has a separate role. */
const nodePolicies = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodePolicy'] as const;

/** The role of all nodes, and the resources that must exist before a node can use it. */
export interface NodeRole {
  readonly role: iam.Role;
  readonly policies: readonly iam.RolePolicyAttachment[];
}

/**
 * Creates the role of all nodes. Pods cannot use it, because the hop limit blocks their access to the metadata service.
 */
export function makeNodeRole({ name, plan, options }: PartContext): NodeRole {
  const role = new iam.Role(
    `${name}-nodes`,
    { assumeRolePolicy: serviceTrust('ec2.amazonaws.com'), tags: plan.tags },
    options,
  );
  const policies = nodePolicies.map(
    (policy) =>
      new iam.RolePolicyAttachment(
        `${name}-nodes-${policy}`,
        { role: role.name, policyArn: managedPolicyArn(plan.region, policy) },
        options,
      ),
  );
  return { role, policies };
}
