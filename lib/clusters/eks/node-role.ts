import * as iam from '@pulumi/aws/iam';
import type { PartContext } from '../contract';
import { managedPolicyArn } from './partition';
import { serviceTrust } from './trust';

/** The least that a node needs: to join the cluster and to pull images. The network has a role of its own. */
const nodePolicies = ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodePolicy'] as const;

/** The role of all nodes, and what must be there before a node can use it. */
export interface NodeRole {
  readonly role: iam.Role;
  readonly policies: readonly iam.RolePolicyAttachment[];
}

/** The role of all nodes. Pods cannot use it: the metadata service does not answer beyond the node itself. */
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
