import { awsServices as prices } from '../../catalog/service-prices';
import type { ServiceCost } from '../types/cost';
import { always, type BilledRequest, disks, hoursPerMonth } from './billed';

/** Services with an interface endpoint in each zone: those of `lib/clusters/eks/endpoints.ts`. */
const endpointServices = 5;

/** What a cluster on EKS costs besides its nodes. */
export function eksBilled(request: BilledRequest): readonly ServiceCost[] {
  const { cluster, gateways } = request;
  const zones = cluster.zones.length;
  const open = gateways.filter((visibility) => visibility === 'public').length;
  const disk = (gib: number) => gib * prices.diskGiBMonth;
  return [
    always('control plane', 1, prices.controlPlaneHour),
    always('NAT gateways', zones, prices.natGatewayHour),
    always('interface endpoints', endpointServices * zones, prices.interfaceEndpointHour),
    // NAT has one in each zone, and so has each public load balancer.
    always('public addresses', zones * (1 + open), prices.publicAddressHour),
    always('load balancers', gateways.length, prices.loadBalancerHour),
    // That of Kubernetes Secrets, and that of the customer.
    always('encryption keys', cluster.audit?.keys === 'customer' ? 2 : 1, prices.keyMonth / hoursPerMonth),
    ...disks(request, { root: disk, volume: disk, performance: prices.diskPerformance }),
  ];
}
