import * as eks from '@pulumi/aws/eks';
import type { Resource } from '@pulumi/pulumi';
import type { ClusterPlan } from '../../plan/types/cluster';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import { joinName } from '../../units/names';
import type { PartContext } from '../contract';
import { cloudOf } from '../plan-parts';
import { apiTaints } from '../taints';
import { tagForAutoscaler } from './autoscaler-tags';
import { makeLaunchTemplate } from './launch-template';
import type { EksNetwork } from './network';
import type { NodeRole } from './node-role';

/** What all node groups share. */
export interface NodeGroupInputs {
  readonly cluster: eks.Cluster;
  readonly network: EksNetwork;
  readonly nodeRole: NodeRole;
  /** What must be there before the first node: its policies, the add-ons of every node, and its way to the internet. */
  readonly dependsOn: readonly Resource[];
}

/** Longest prefix of a node group's name: AWS adds 26 characters and allows 63. */
const maxPrefix = 37;

/** The managed node group of a pool. Its name is free, so that a group can be replaced before the old one goes. */
export function makeNodeGroup(
  context: PartContext,
  pool: NodePoolPlan,
  { cluster, network, nodeRole, dependsOn }: NodeGroupInputs,
): eks.NodeGroup {
  const { name, plan, options } = context;
  const { amiType, capacityType } = cloudOf(pool, 'eks');
  const template = makeLaunchTemplate(context, pool, { cluster, network });
  const group = new eks.NodeGroup(
    `${name}-pool-${pool.name}`,
    {
      region: plan.region,
      clusterName: cluster.name,
      nodeGroupNamePrefix: `${joinName([plan.name, pool.name], maxPrefix - 1)}-`,
      nodeRoleArn: nodeRole.role.arn,
      version: plan.kubernetes,
      subnetIds: nodeSubnetsOf(network, plan, pool).map(({ id }) => id),
      amiType,
      capacityType,
      // EKS takes the machine type of reserved blocks from the launch template alone.
      ...(capacityType !== 'CAPACITY_BLOCK' && { instanceTypes: [pool.machineType] }),
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      scalingConfig: { minSize: pool.nodes.min, maxSize: pool.nodes.max, desiredSize: pool.nodes.min },
      labels: pool.labels,
      taints: apiTaints(pool),
      nodeRepairConfig: { enabled: true },
      tags: plan.tags,
    },
    // The autoscaler sets the number of nodes. So a least number above it is refused, and people must scale the group up
    // before they raise it: whatever set the number here would also take away nodes that the autoscaler added.
    { ...options, dependsOn: [...dependsOn], ignoreChanges: ['scalingConfig.desiredSize'] },
  );
  tagForAutoscaler(context, pool, group);
  return group;
}

/** Subnets in the zones of a pool, or in all. */
function nodeSubnetsOf(
  { nodeSubnets }: EksNetwork,
  { zones }: ClusterPlan,
  pool: NodePoolPlan,
): EksNetwork['nodeSubnets'] {
  const chosen = new Set(pool.zones);
  return chosen.size === 0 ? nodeSubnets : nodeSubnets.filter((_, index) => chosen.has(zones[index] ?? ''));
}
