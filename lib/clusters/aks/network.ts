import * as azure from '@pulumi/azure-native/network';
import { networkOf, rangeAt } from '../plan-parts';
import type { AksContext } from './context';

/** Where the cluster and its nodes are. */
export interface AksNetwork {
  readonly network: azure.VirtualNetwork;
  readonly nodeSubnet: azure.Subnet;
  /** Private addresses of storage accounts. */
  readonly endpointSubnet: azure.Subnet;
}

/** A virtual network with a subnet for nodes and one for private endpoints. Pods have addresses of their own overlay. */
export function makeNetwork({ name, plan, group, options }: AksContext): AksNetwork {
  const ranges = networkOf(plan);
  const resourceGroupName = group.name;
  const network = new azure.VirtualNetwork(
    `${name}-network`,
    { resourceGroupName, location: plan.region, addressSpace: { addressPrefixes: [ranges.cidr] }, tags: plan.tags },
    // Subnets are resources of their own; a network that listed them as well would fight with them.
    { ...options, ignoreChanges: ['subnets'] },
  );
  const common = { resourceGroupName, virtualNetworkName: network.name };
  const nodeSubnet = new azure.Subnet(
    `${name}-nodes`,
    { ...common, subnetName: 'nodes', addressPrefix: rangeAt(ranges.nodeCidrs, 0, 'node') },
    options,
  );
  const endpointSubnet = new azure.Subnet(
    `${name}-endpoints`,
    { ...common, subnetName: 'endpoints', addressPrefix: rangeAt(ranges.endpointCidrs, 0, 'endpoint') },
    // Azure refuses two changes of a network at a time.
    { ...options, dependsOn: [nodeSubnet] },
  );
  return { network, nodeSubnet, endpointSubnet };
}
