import * as network from '@pulumi/azure-native/network';
import * as privatedns from '@pulumi/azure-native/privatedns';
import type { AksBuckets } from './buckets';
import type { AksContext } from './context';
import type { AksNetwork } from './network';
import { shortName } from './short-name';

/** Private DNS zone of storage accounts. */
const zoneName = 'privatelink.blob.core.windows.net';

/** Maximum length of the name of a private endpoint. Source: Microsoft Learn, "Naming rules", 2026-11. */
const maxEndpointName = 64;

/** Creates private endpoints for the storage accounts. Clients use the public DNS names, which resolve to them. */
export function makeEndpoints(context: AksContext, aks: AksNetwork, { accounts }: AksBuckets): void {
  if (accounts.size === 0) return;
  const { name, plan, group, options } = context;
  const resourceGroupName = group.name;
  const zone = new privatedns.PrivateZone(
    `${name}-blob`,
    { resourceGroupName, location: 'global', privateZoneName: zoneName, tags: plan.tags },
    options,
  );
  new privatedns.VirtualNetworkLink(
    `${name}-blob`,
    {
      resourceGroupName,
      location: 'global',
      privateZoneName: zone.name,
      virtualNetwork: { id: aks.network.id },
      registrationEnabled: false,
      tags: plan.tags,
    },
    options,
  );
  for (const [accountName, account] of accounts) {
    const logicalName = `${name}-account-${accountName}`;
    const privateEndpointName = shortName(logicalName, maxEndpointName);
    const endpoint = new network.PrivateEndpoint(
      logicalName,
      {
        ...(privateEndpointName !== undefined && { privateEndpointName }),
        resourceGroupName,
        location: plan.region,
        subnet: { id: aks.endpointSubnet.id },
        privateLinkServiceConnections: [{ name: 'blob', groupIds: ['blob'], privateLinkServiceId: account.id }],
        tags: plan.tags,
      },
      options,
    );
    new network.PrivateDnsZoneGroup(
      `${name}-account-${accountName}`,
      {
        resourceGroupName,
        privateEndpointName: endpoint.name,
        privateDnsZoneGroupName: 'default',
        privateDnsZoneConfigs: [{ name: 'blob', privateDnsZoneId: zone.id }],
      },
      options,
    );
  }
}
