import * as dns from '@pulumi/gcp/dns';
import { addressesOf } from '../addresses';
import { networkOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

const ttlSeconds = 300;

/**
 * Resolves Google APIs, including Cloud Storage, in the network to the addresses of the host in the plan, because network
 * policies can allow a range but not a host name.
 */
export function makePrivateApis({ name, plan, project, options }: GkeContext, { network }: GkeNetwork): void {
  const { apisHost, endpointCidrs } = networkOf(plan);
  if (apisHost === undefined) throw new Error(`the plan of cluster ${plan.name} has no host of Google APIs`);
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
    { ...record, name: `${apisHost}.`, type: 'A', rrdatas: endpointCidrs.flatMap(addressesOf) },
    options,
  );
  new dns.RecordSet(
    `${name}-googleapis-all`,
    { ...record, name: '*.googleapis.com.', type: 'CNAME', rrdatas: [`${apisHost}.`] },
    options,
  );
}
