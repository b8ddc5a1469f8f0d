import * as eks from '@pulumi/aws/eks';
import type { Resource } from '@pulumi/pulumi';
import type { ClusterPlan } from '../../plan/types/cluster';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import { joinName } from '../../units/names';
import type { PartContext } from '../contract';
import { cloudOf } from '../plan-parts';
import { apiTaints } from '../taints';
import { tagForAutoscaler } from './autoscaler-tags';
import type { NodeInputs } from './fabric';
import { makeLaunchTemplate } from './launch-template';
import type { EksNetwork } from './network';
import type { NodeRole } from './node-role';

/** Inputs of all node groups. */
export interface NodeGroupInputs extends NodeInputs {
  readonly nodeRole: NodeRole;
  /**
   * Resources that must exist before the first node: policies of its role, node add-ons, and routes to the internet.
   */
  readonly dependsOn: readonly Resource[];
}

/** Maximum length of a node group name prefix: AWS appends 26 characters and allows 63. */
const maxPrefix = 37;

/**
 * Creates the managed node group of a pool. Its generated name allows a replacement before the old group is deleted.
 */
export function makeNodeGroup(context: PartContext, pool: NodePoolPlan, inputs: NodeGroupInputs): eks.NodeGroup {
  const { name, plan, options } = context;
  const { amiType, capacityType } = cloudOf(pool, 'eks');
  const { cluster, network, nodeRole, dependsOn } = inputs;
  const template = makeLaunchTemplate(context, pool, inputs);
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
      // For Capacity Blocks, EKS requires the machine type in the launch template.
      ...(capacityType !== 'CAPACITY_BLOCK' && { instanceTypes: [pool.machineType] }),
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      scalingConfig: { minSize: pool.nodes.min, maxSize: pool.nodes.max, desiredSize: pool.nodes.min },
      labels: pool.labels,
      taints: apiTaints(pool),
      nodeRepairConfig: { enabled: true },
      tags: plan.tags,
    },
    // The autoscaler sets the number of nodes. EKS rejects a minimum above that number, so users must scale the group
    // up before they raise the minimum: setting the number here would also remove nodes that the autoscaler added.
    { ...options, dependsOn: [...dependsOn], ignoreChanges: ['scalingConfig.desiredSize'] },
  );
  tagForAutoscaler(context, pool, group);
  return group;
}

/** Subnets in the zones of a pool, or in all zones if it has none. */
function nodeSubnetsOf(
  { nodeSubnets }: EksNetwork,
  { zones }: ClusterPlan,
  pool: NodePoolPlan,
): EksNetwork['nodeSubnets'] {
  const chosen = new Set(pool.zones);
  return chosen.size === 0 ? nodeSubnets : nodeSubnets.filter((_, index) => chosen.has(zones[index] ?? ''));
}
