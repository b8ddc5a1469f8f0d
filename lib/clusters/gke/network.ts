import * as compute from '@pulumi/gcp/compute';
import { auditOf, networkOf, rangeAt } from '../plan-parts';
import type { GkeContext } from './context';

/** Names of the secondary ranges of the subnet. */
export const rangeNames = { pods: 'pods', services: 'services' } as const;

/** Network of the cluster and its nodes. */
export interface GkeNetwork {
  readonly network: compute.Network;
  readonly subnetwork: compute.Subnetwork;
  /** Cloud NAT, through which nodes without public addresses reach the internet. */
  readonly nat: compute.RouterNat;
}

/** All connections, in the longest intervals, because records are billed. */
const flowLogs = {
  aggregationInterval: 'INTERVAL_10_MIN',
  flowSampling: 1,
  metadata: 'INCLUDE_ALL_METADATA',
} as const;

/** Creates a network with one subnet for nodes, pods and services, and Cloud NAT. */
export function makeNetwork({ name, plan, project, options }: GkeContext): GkeNetwork {
  const { region } = plan;
  const ranges = networkOf(plan);
  const network = new compute.Network(
    `${name}-network`,
    { project, autoCreateSubnetworks: false, routingMode: 'REGIONAL' },
    options,
  );
  const subnetwork = new compute.Subnetwork(
    `${name}-nodes`,
    {
      project,
      region,
      network: network.id,
      ipCidrRange: rangeAt(ranges.nodeCidrs, 0, 'node'),
      secondaryIpRanges: [
        { rangeName: rangeNames.pods, ipCidrRange: ranges.podCidr },
        { rangeName: rangeNames.services, ipCidrRange: ranges.serviceCidr },
      ],
      privateIpGoogleAccess: true,
      ...(auditOf(plan).flowLogs && { logConfig: flowLogs }),
    },
    options,
  );
  const router = new compute.Router(`${name}-router`, { project, region, network: network.id }, options);
  const nat = new compute.RouterNat(
    `${name}-nat`,
    {
      project,
      region,
      router: router.name,
      natIpAllocateOption: 'AUTO_ONLY',
      sourceSubnetworkIpRangesToNat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
      logConfig: { enable: true, filter: 'ERRORS_ONLY' },
    },
    options,
  );
  return { network, subnetwork, nat };
}
