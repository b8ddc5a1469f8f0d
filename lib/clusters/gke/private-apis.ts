import * as dns from '@pulumi/gcp/dns';
import { createdRegistries } from '../../plan/facts/created-registries';
import { addressesOf } from '../addresses';
import { networkOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

const ttlSeconds = 300;

/**
 * Resolves Google APIs, including Cloud Storage, in the network to the addresses of the host in the plan, because network
 * policies can allow a range but not a host name.
 */
export function makePrivateApis(context: GkeContext, network: GkeNetwork): void {
  const { plan } = context;
  const { apisHost } = networkOf(plan);
  if (apisHost === undefined) throw new Error(`the plan of cluster ${plan.name} has no host of Google APIs`);
  makeZone(context, network, { domain: 'googleapis.com', host: apisHost, logicalName: 'googleapis' });
  // A service perimeter refuses requests for images from other addresses.
  if (createdRegistries(plan).length > 0)
    makeZone(context, network, { domain: 'pkg.dev', host: 'pkg.dev', logicalName: 'pkg-dev' });
}

/** Names that have the addresses of Google APIs. */
interface ApiNames {
  readonly domain: string;
  /** The name in the domain that has the addresses. All other names are aliases of it. */
  readonly host: string;
  readonly logicalName: string;
}

function makeZone(
  { name, plan, project, options }: GkeContext,
  { network }: GkeNetwork,
  { domain, host, logicalName }: ApiNames,
): void {
  const zone = new dns.ManagedZone(
    `${name}-${logicalName}`,
    {
      project,
      dnsName: `${domain}.`,
      description: `Google APIs by private addresses, for ${plan.name}`,
      visibility: 'private',
      privateVisibilityConfig: { networks: [{ networkUrl: network.id }] },
      labels: plan.tags,
    },
    options,
  );
  const record = { project, managedZone: zone.name, ttl: ttlSeconds };
  new dns.RecordSet(
    `${name}-${logicalName}-private`,
    { ...record, name: `${host}.`, type: 'A', rrdatas: networkOf(plan).endpointCidrs.flatMap(addressesOf) },
    options,
  );
  new dns.RecordSet(
    `${name}-${logicalName}-all`,
    { ...record, name: `*.${domain}.`, type: 'CNAME', rrdatas: [`${host}.`] },
    options,
  );
}
