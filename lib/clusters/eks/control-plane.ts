import * as cloudwatch from '@pulumi/aws/cloudwatch';
import * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import * as kms from '@pulumi/aws/kms';
import type { PartContext } from '../contract';
import { auditOf, networkOf } from '../plan-parts';
import { managedPolicyArn } from './managed-policy';
import type { EksNetwork } from './network';
import { serviceTrust } from './trust';

/** All log types of the control plane. */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

/** The control plane of the cluster. Its API is reachable from the network and from the ranges in `apiAccess`. */
export function makeControlPlane(
  { name, plan, protect, options }: PartContext,
  network: EksNetwork,
  dataKey: kms.Key | undefined,
): eks.Cluster {
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
  // Without this group, EKS creates one that never expires its logs.
  const logs = new cloudwatch.LogGroup(
    `${name}-control-plane`,
    {
      region,
      name: `/aws/eks/${plan.name}/cluster`,
      retentionInDays: auditOf(plan).logDays,
      ...(dataKey && { kmsKeyId: dataKey.arn }),
      tags,
    },
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
      // The creator of the cluster is an administrator. All others need access entries; the aws-auth ConfigMap is not
      // used.
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: true },
      enabledClusterLogTypes: [...logTypes],
      encryptionConfig: { provider: { keyArn: key.arn }, resources: ['secrets'] },
      // The CNI, kube-proxy and DNS add-ons are separate resources, so that their settings are managed here.
      bootstrapSelfManagedAddons: false,
      deletionProtection: protect,
      tags,
    },
    { ...options, protect, dependsOn: [policy, logs] },
  );
}
