import * as ec2 from '@pulumi/aws/ec2';
import * as eks from '@pulumi/aws/eks';
import type { Resource } from '@pulumi/pulumi';
import type { NodePoolPlan } from '../../plan/node-pool';
import { joinName } from '../../units/names';
import type { PartContext } from '../contract';
import { cloudOf } from '../plan-parts';
import { apiTaints } from '../taints';
import { tagForAutoscaler } from './autoscaler-tags';
import type { EksNetwork } from './network';
import type { NodeRole } from './node-role';

/** What all node groups share. */
export interface NodeGroupSurroundings {
  readonly cluster: eks.Cluster;
  readonly network: EksNetwork;
  readonly nodeRole: NodeRole;
  /** What must be there before the first node: its policies and the add-ons of every node. */
  readonly dependsOn: readonly Resource[];
}

/** Longest prefix of a node group's name: AWS adds 26 characters and allows 63. */
const maxPrefix = 37;

/** The managed node group of a pool. Its name is free, so that a group can be replaced before the old one goes. */
export function makeNodeGroup(
  context: PartContext,
  pool: NodePoolPlan,
  { cluster, network, nodeRole, dependsOn }: NodeGroupSurroundings,
): eks.NodeGroup {
  const { name, plan, options } = context;
  const { amiType, capacityType } = cloudOf(pool, 'eks');
  const template = makeLaunchTemplate(context, pool);
  const group = new eks.NodeGroup(
    `${name}-pool-${pool.name}`,
    {
      region: plan.region,
      clusterName: cluster.name,
      nodeGroupNamePrefix: `${joinName([plan.name, pool.name], maxPrefix - 1)}-`,
      nodeRoleArn: nodeRole.role.arn,
      version: plan.kubernetes,
      subnetIds: network.nodeSubnets.map(({ id }) => id),
      amiType,
      capacityType,
      instanceTypes: [pool.machineType],
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

function makeLaunchTemplate({ name, plan, options }: PartContext, pool: NodePoolPlan): ec2.LaunchTemplate {
  const tags = { ...plan.tags, Name: `${plan.name}-${pool.name}` };
  return new ec2.LaunchTemplate(
    `${name}-pool-${pool.name}`,
    {
      region: plan.region,
      updateDefaultVersion: true,
      // Tokens only, and no hop beyond the node: pods cannot take the node's role.
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeType: 'gp3', volumeSize: pool.diskGiB, encrypted: 'true', deleteOnTermination: 'true' },
        },
      ],
      tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
      tags: plan.tags,
    },
    options,
  );
}
