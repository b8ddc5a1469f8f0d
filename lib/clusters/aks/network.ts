import * as azure from '@pulumi/azure-native/network';
import { networkOf, rangeAt } from '../plan-parts';
import type { AksContext } from './context';

/** Network of the cluster and its nodes. */
export interface AksNetwork {
  readonly network: azure.VirtualNetwork;
  readonly nodeSubnet: azure.Subnet;
  /** Subnet of the private endpoints of storage accounts. */
  readonly endpointSubnet: azure.Subnet;
}

/** Creates a virtual network with a subnet for nodes and one for private endpoints. Pod addresses are in an overlay. */
export function makeNetwork({ name, plan, group, options }: AksContext): AksNetwork {
  const ranges = networkOf(plan);
  const resourceGroupName = group.name;
  const network = new azure.VirtualNetwork(
    `${name}-network`,
    { resourceGroupName, location: plan.region, addressSpace: { addressPrefixes: [ranges.cidr] }, tags: plan.tags },
    // Subnets are separate resources. A network that also listed them would conflict with them.
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
    // Azure rejects concurrent changes of a network.
    { ...options, dependsOn: [nodeSubnet] },
  );
  return { network, nodeSubnet, endpointSubnet };
}
