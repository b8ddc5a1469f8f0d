import * as ec2 from '@pulumi/aws/ec2';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import type { PartContext } from '../contract';
import { cloudOf } from '../plan-parts';
import { fabricNetwork, type NodeInputs, nodePlacement } from './fabric';
import { nodeUserData } from './node-config';

/** The launch template of the nodes of a pool. */
export function makeLaunchTemplate(context: PartContext, pool: NodePoolPlan, inputs: NodeInputs): ec2.LaunchTemplate {
  const { name, plan, options } = context;
  const tags = { ...plan.tags, Name: `${plan.name}-${pool.name}` };
  return new ec2.LaunchTemplate(
    `${name}-pool-${pool.name}`,
    {
      region: plan.region,
      updateDefaultVersion: true,
      userData: nodeUserData(pool),
      // IMDSv2 with a hop limit of 1: pods cannot use the role of the node.
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: {
            volumeType: 'gp3',
            volumeSize: pool.diskGiB,
            ...performanceOf(pool),
            encrypted: 'true',
            ...(inputs.key && { kmsKeyId: inputs.key.arn }),
            deleteOnTermination: 'true',
          },
        },
      ],
      ...reserved(pool),
      ...nodePlacement(context, pool),
      ...fabricNetwork(context, pool, inputs),
      tagSpecifications: ['instance', 'volume'].map((resourceType) => ({ resourceType, tags })),
      tags: plan.tags,
    },
    options,
  );
}

/** Throughput and operations per second of the root disk, if they are not the default of gp3. */
function performanceOf({ disk }: NodePoolPlan) {
  return disk?.provisioned ? { throughput: disk.provisioned.throughputMiB, iops: disk.provisioned.iops } : {};
}

/**
 * Settings for reserved capacity. A Capacity Block is a separate market type.
 * Source: Amazon EKS User Guide, "Create a managed node group with Capacity Blocks for ML", 2026-11.
 */
function reserved(pool: NodePoolPlan) {
  const { reservation, capacityType } = cloudOf(pool, 'eks');
  if (reservation === undefined) return {};
  return {
    capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId: reservation } },
    ...(capacityType === 'CAPACITY_BLOCK' && {
      instanceType: pool.machineType,
      instanceMarketOptions: { marketType: 'capacity-block' },
    }),
  };
}
