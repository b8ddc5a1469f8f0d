import type { ExistingClusterSpec } from '../../definition/cluster';
import { MiB } from '../../units/quantity';
import type { Provider } from './provider';
import { addressRule, clusterDnsPods, dnsRule } from './rules';

/** Name of the Secret with the credentials of the object store, where the definition gives none. */
export const defaultCredentialsSecret = 'object-store-credentials';

/** A cluster that is there already, with an object store that speaks the S3 protocol. */
export function existing(spec: ExistingClusterSpec): Provider {
  const store = spec.objectStore;
  return {
    name: 'existing',
    agents: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
    // The cache on each node is common there as well, and its address is the same everywhere.
    dns: [dnsRule([clusterDnsPods, { kind: 'addresses', cidr: '169.254.20.10/32' }])],
    identity: () => ({ kind: 'secret', secret: store?.credentialsSecret ?? defaultCredentialsSecret }),
    identityRules: [],
    objectStoreRules: store ? [addressRule([store.cidr], [endpointPort(store.endpoint)], 'the object store')] : [],
    objectStoreBytesPerSecond: 50 * MiB,
    loadBalancerAnnotations: () => ({}),
    missing: [],
  };
}

/** Port of an address, by its scheme where it names none. */
export function endpointPort(endpoint: string): number {
  const url = new URL(endpoint);
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'http:' ? 80 : 443;
}
