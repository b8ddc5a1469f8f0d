import * as ec2 from '@pulumi/aws/ec2';
import type * as eks from '@pulumi/aws/eks';
import type * as kms from '@pulumi/aws/kms';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import type { PartContext } from '../contract';
import { cloudOf } from '../plan-parts';
import type { EksNetwork } from './network';

/** The cluster and network of a node pool. */
export interface NodeInputs {
  readonly cluster: eks.Cluster;
  readonly network: EksNetwork;
  /** Key of the disks. Absent if the customer holds no keys. */
  readonly key: kms.Key | undefined;
}

/**
 * EFA interfaces, one per network card. The first one also carries IP traffic.
 * Source: Amazon EKS User Guide, "Run machine learning training on Amazon EKS with Elastic Fabric Adapter", 2026-11.
 */
export function fabricNetwork(context: PartContext, pool: NodePoolPlan, inputs: NodeInputs) {
  const { efaInterfaces = 0 } = cloudOf(pool, 'eks');
  if (efaInterfaces === 0) return {};
  const security = fabricSecurity(context, pool, inputs);
  // A template with network interfaces must list all security groups: EKS adds that of the cluster only to other
  // templates.
  const securityGroups = [
    inputs.cluster.vpcConfig.apply(({ clusterSecurityGroupId }) => clusterSecurityGroupId),
    security.id,
  ];
  return {
    networkInterfaces: Array.from({ length: efaInterfaces }, (_, card) => ({
      networkCardIndex: card,
      deviceIndex: card === 0 ? 0 : 1,
      interfaceType: card === 0 ? 'efa' : 'efa-only',
      associatePublicIpAddress: 'false',
      deleteOnTermination: 'true',
      securityGroups,
    })),
  };
}

/** The cluster placement group of the nodes: that of their reservation, or one of their own for EFA. */
export function nodePlacement({ name, plan, options }: PartContext, pool: NodePoolPlan) {
  const { efaInterfaces = 0, placement } = cloudOf(pool, 'eks');
  if (placement) return placement.group === undefined ? {} : { placement: { groupName: placement.group } };
  if (efaInterfaces === 0) return {};
  const group = new ec2.PlacementGroup(
    `${name}-pool-${pool.name}`,
    { region: plan.region, strategy: 'cluster', tags: plan.tags },
    options,
  );
  return { placement: { groupName: group.name } };
}

/**
 * EFA requires a security group that allows all traffic to and from itself. An egress rule for all addresses is not
 * sufficient.
 * Source: AWS EC2 User Guide, "Get started with EFA", step 1, 2026-11.
 */
function fabricSecurity(
  { name, plan, options }: PartContext,
  pool: NodePoolPlan,
  { network }: NodeInputs,
): ec2.SecurityGroup {
  const all = [{ protocol: '-1', fromPort: 0, toPort: 0, self: true }];
  return new ec2.SecurityGroup(
    `${name}-pool-${pool.name}-fabric`,
    {
      region: plan.region,
      description: `fabric of the node pool ${pool.name}`,
      vpcId: network.vpc.id,
      ingress: all,
      egress: all,
      tags: { ...plan.tags, Name: `${plan.name}-${pool.name}-fabric` },
    },
    options,
  );
}
