import { googleServices as prices } from '../../catalog/service-prices';
import { createdRegistries } from '../facts/created-registries';
import type { ServiceCost } from '../types/cost';
import { always, type BilledRequest, disks, hoursPerMonth, inStates } from './billed';

/** Forwarding rules that the price of the first one covers. */
const coveredRules = 5;

/** What a cluster on GKE costs besides its nodes. */
export function gkeBilled(request: BilledRequest): readonly ServiceCost[] {
  const { cluster, gateways, rootDisks } = request;
  const further = Math.max(0, gateways.length - coveredRules);
  const disk = (gib: number) => gib * prices.diskGiBMonth;
  return [
    always('control plane', 1, prices.controlPlaneHour),
    inStates('Cloud NAT', (state) => {
      const nodes = rootDisks.reduce((sum, pool) => sum + pool.nodes[state], 0);
      return Math.min(nodes, prices.natMaxNodes) * prices.natNodeHour + prices.publicAddressHour;
    }),
    always(
      'load balancers',
      gateways.length > 0 ? 1 : 0,
      prices.forwardingRulesHour + further * prices.furtherRuleHour,
    ),
    // Addresses of registries have a zone of their own.
    always('private DNS zone', createdRegistries(cluster).length > 0 ? 2 : 1, prices.dnsZoneMonth / hoursPerMonth),
    always('encryption key', cluster.audit?.keys === 'customer' ? 1 : 0, prices.keyMonth / hoursPerMonth),
    ...disks(request, { root: disk, volume: disk, performance: prices.diskPerformance }),
  ];
}
