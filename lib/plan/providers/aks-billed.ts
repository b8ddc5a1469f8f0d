import { azureServices as prices } from '../../catalog/service-prices';
import { createdRegistries } from '../facts/created-registries';
import type { ServiceCost } from '../types/cost';
import { always, type BilledRequest, disks, hoursPerMonth } from './billed';

/** What a cluster on AKS costs besides its nodes. */
export function aksBilled(request: BilledRequest): readonly ServiceCost[] {
  const { cluster, gateways } = request;
  const open = gateways.filter((visibility) => visibility === 'public').length;
  const accounts = accountsOf(cluster);
  const registries = createdRegistries(cluster).length;
  // A private API has an endpoint and a zone, which AKS creates.
  const api = cluster.network?.apiAccess.length === 0 ? 1 : 0;
  return [
    always('control plane', 1, prices.controlPlaneHour),
    // Nodes reach the internet through the public one, which always exists.
    always('load balancers', open < gateways.length ? 2 : 1, prices.loadBalancerHour),
    always('public addresses', 1 + open, prices.publicAddressHour),
    always('private endpoints', accounts + api, prices.privateEndpointHour),
    always('private DNS zones', (accounts > 0 ? 1 : 0) + api, prices.dnsZoneMonth / hoursPerMonth),
    ...(registries > 0 ? [always('container registries', registries, prices.registryMonth / hoursPerMonth)] : []),
    ...disks(request, {
      root: (gib) => priceOf(gib, prices.premiumDiskMonth),
      volume: (gib) => priceOf(gib, prices.standardDiskMonth),
    }),
  ];
}

/** Storage accounts, each with an endpoint. */
function accountsOf({ buckets }: BilledRequest['cluster']): number {
  const names = Object.values(buckets).flatMap(({ manage, location }) =>
    manage && location.kind === 'azure-blob' ? [location.account] : [],
  );
  return new Set(names).size;
}

/** A disk has the price of the smallest size that holds it. */
function priceOf(gib: number, sizes: readonly (readonly [gib: number, usd: number])[]): number {
  return (sizes.find(([largest]) => gib <= largest) ?? sizes.at(-1))?.[1] ?? 0;
}
