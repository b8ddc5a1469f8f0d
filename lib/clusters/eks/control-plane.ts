import * as cloudwatch from '@pulumi/aws/cloudwatch';
import * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import * as kms from '@pulumi/aws/kms';
import type { PartContext } from '../contract';
import { networkOf } from '../plan-parts';
import type { EksNetwork } from './network';
import { managedPolicyArn } from './partition';
import { serviceTrust } from './trust';

/** Everything that the control plane can log. */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

/** How long control plane logs are kept. */
const logRetentionDays = 90;

/** The control plane of the cluster, reached from inside the network, and from `apiAccess` if that names any range. */
export function makeControlPlane({ name, plan, protect, options }: PartContext, network: EksNetwork): eks.Cluster {
  const { region, tags } = plan;
  const { apiAccess, serviceCidr } = networkOf(plan);
  const role = new iam.Role(
    `${name}-control-plane`,
    { assumeRolePolicy: serviceTrust('eks.amazonaws.com'), tags },
    options,
  );
  const policy = new iam.RolePolicyAttachment(
    `${name}-control-plane`,
    { role: role.name, policyArn: managedPolicyArn(region, 'AmazonEKSClusterPolicy') },
    options,
  );
  const key = new kms.Key(
    `${name}-secrets`,
    { region, description: `Kubernetes Secrets of ${plan.name}`, enableKeyRotation: true, tags },
    options,
  );
  // EKS would make the group by itself, and keep its logs for ever.
  const logs = new cloudwatch.LogGroup(
    `${name}-control-plane`,
    { region, name: `/aws/eks/${plan.name}/cluster`, retentionInDays: logRetentionDays, tags },
    options,
  );
  return new eks.Cluster(
    `${name}-cluster`,
    {
      region,
      name: plan.name,
      version: plan.kubernetes,
      roleArn: role.arn,
      vpcConfig: {
        subnetIds: network.controlPlaneSubnets.map(({ id }) => id),
        endpointPrivateAccess: true,
        endpointPublicAccess: apiAccess.length > 0,
        ...(apiAccess.length > 0 && { publicAccessCidrs: [...apiAccess] }),
      },
      kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: serviceCidr },
      // Who makes the cluster administers it. All others get in by access entries, never by the aws-auth ConfigMap.
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: true },
      enabledClusterLogTypes: [...logTypes],
      encryptionConfig: { provider: { keyArn: key.arn }, resources: ['secrets'] },
      // The network, proxy and DNS add-ons are ours, so that their settings are.
      bootstrapSelfManagedAddons: false,
      deletionProtection: protect,
      tags,
    },
    { ...options, protect, dependsOn: [policy, logs] },
  );
}
