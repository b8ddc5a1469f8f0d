import * as dns from '@pulumi/gcp/dns';
import { addressesOf } from '../addresses';
import { networkOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

/** Host name of all Google APIs with fixed addresses. */
const privateName = 'private.googleapis.com.';

const ttlSeconds = 300;

/**
 * Resolves Google APIs, including Cloud Storage, to the addresses of private.googleapis.com in the network, because
 * network policies can allow a range but not a host name.
 */
export function makePrivateApis({ name, plan, project, options }: GkeContext, { network }: GkeNetwork): void {
  const zone = new dns.ManagedZone(
    `${name}-googleapis`,
    {
      project,
      dnsName: 'googleapis.com.',
      description: `Google APIs by private addresses, for ${plan.name}`,
      visibility: 'private',
      privateVisibilityConfig: { networks: [{ networkUrl: network.id }] },
      labels: plan.tags,
    },
    options,
  );
  const record = { project, managedZone: zone.name, ttl: ttlSeconds };
  new dns.RecordSet(
    `${name}-googleapis-private`,
    { ...record, name: privateName, type: 'A', rrdatas: networkOf(plan).endpointCidrs.flatMap(addressesOf) },
    options,
  );
  new dns.RecordSet(
    `${name}-googleapis-all`,
    { ...record, name: '*.googleapis.com.', type: 'CNAME', rrdatas: [privateName] },
    options,
  );
}
