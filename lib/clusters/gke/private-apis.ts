import * as dns from '@pulumi/gcp/dns';
import { addressesOf } from '../addresses';
import { networkOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

/** Name that answers for all Google APIs at addresses that are known in advance. */
const privateName = 'private.googleapis.com.';

const ttlSeconds = 300;

/**
 * Gives Google APIs, Cloud Storage among them, the addresses of private.googleapis.com inside the network, because
 * network policies can allow a range and not a name.
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
