import { kubernetesVersions } from '../../catalog/kubernetes';
import type {
  CertificateAuthoritySpec,
  ClusterRangesSpec,
  DnsSpec,
  ExistingClusterSpec,
} from '../../definition/cluster';
import type { ConfinementChannel } from '../../definition/confinement';
import { cidrsOverlap, parseCidr } from '../../units/cidr';
import { MiB } from '../../units/quantity';
import type { ChannelPlan, ChannelPlans } from '../types/confinement';
import type { CertificateAuthorityPlan } from '../types/identity';
import type { NetworkPeerPlan, NetworkRulePlan } from '../types/network';
import type { PrerequisitePlan } from '../types/prerequisite';
import { sharingWays } from './gpu-sharing';
import { addressRule, anywhereRule, clusterDnsPods, dnsRule, kubernetesService } from './network-rules';
import type { Provider } from './provider';

/** Default name of the Secret with the credentials of the object store. */
const defaultCredentialsSecret = 'object-store-credentials';

/**
 * NodeLocal DNSCache, which can run on each node. Calico matches its well-known address. Cilium does not match
 * addresses of a node by CIDR, but matches the pod behind its local redirect.
 */
const nodeDnsCache: Readonly<Record<NonNullable<ExistingClusterSpec['networkPolicy']>, NetworkPeerPlan>> = {
  calico: { kind: 'addresses', cidr: '169.254.20.10/32' },
  cilium: { kind: 'pods', namespace: 'kube-system', pods: { 'k8s-app': 'node-local-dns' } },
};

/** An existing cluster with an object store that supports the S3 protocol. */
export function existing(spec: ExistingClusterSpec): Provider {
  const store = spec.objectStore;
  const credentials = store?.credentialsSecret ?? defaultCredentialsSecret;
  const ca = store?.certificateAuthority && authority(store.certificateAuthority);
  return {
    name: 'existing',
    title: 'an existing cluster',
    fullName: 'existing cluster',
    managesCluster: false,
    kubernetesVersions,
    byUse: [],
    billed: () => [],
    servicePrices: undefined,
    priceSource: () => 'the definition',
    namesStartWithLetter: [],
    immutablePoolFields: [],
    agents: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
    gpuSharing: (gpu) => sharingWays(gpu),
    channels: channelsOf(spec),
    // Calico blocks the interface of a pod, and Cilium delays its start, until its policies are in effect.
    policiesFollowPods: undefined,
    dns: spec.dns ? [ownDns(spec.dns)] : [dnsRule([clusterDnsPods, nodeDnsCache[spec.networkPolicy ?? 'calico']])],
    exportsDnsMetrics: spec.dns === undefined,
    podIdentities: false,
    sharesIdentities: false,
    readableSchemes: ['s3', 'gs'],
    identity: () => ({
      kind: 'secret',
      secret: credentials,
      ...(ca && { certificateAuthority: ca }),
    }),
    secretsOfTeams: {
      ...(ca?.kind === 'secret' && { [ca.name]: 'the certificate authority of the object store' }),
      [credentials]: 'the credentials of the object store',
    },
    documents: () => [],
    identityRules: [],
    givenNetwork: { apiServerPort: spec.apiServerPort, ranges: spec.ranges && rangesOf(spec.ranges) },
    apiServerRules: [apiServerRule(spec)],
    secretStoreRules: [secretStoreRule(spec.secretStore)],
    objectStoreRules: store ? [addressRule([store.cidr], [endpointPort(store.endpoint)], 'the object store')] : [],
    objectStoreBytesPerSecond: 50 * MiB,
    objectStoreKnown: store !== undefined,
    bucket: ({ platform, name, given }) => ({
      kind: 's3-compatible',
      bucket: given ?? `${platform}-${name}`,
      endpoint: store?.endpoint ?? '',
    }),
    globalBucketNames: false,
    registries: undefined,
    secretStore: ({ platform }) => ({ kind: 'cluster-secret-store', name: platform }),
    loadBalancerAnnotations: (visibility) => spec.loadBalancers?.[visibility],
    loadBalancerIdleSeconds: undefined,
    networkPrerequisites: networkPrerequisites(spec),
    queuedProvisioning: undefined,
    lacksMetricsServer: false,
  };
}

/** What closes the channels, as far as it is known or the definition says it. */
function channelsOf(spec: ExistingClusterSpec): ChannelPlans {
  const { objectStore, networkPolicy = 'calico', confinement = {} } = spec;
  const stated = (channel: ConfinementChannel, known: ChannelPlan): ChannelPlan => {
    const by = confinement[channel];
    return by === undefined ? known : { closed: true, by, stated: true };
  };
  return {
    storage: stated('storage', storageOf(objectStore)),
    dns: stated('dns', {
      closed: false,
      open: 'which names DNS resolves is not known, and queries for names of the internet carry data to their servers',
      fix: 'forward no names of the internet for the namespace, and say how in cluster.confinement.dns',
    }),
    identity: stated('identity', { closed: true, by: 'credentials are in a Secret' }),
    start: stated('start', {
      closed: true,
      by: `${pluginTitles[networkPolicy]}, which blocks a pod until its network policies are in effect`,
    }),
  };
}

function storageOf(store: ExistingClusterSpec['objectStore']): ChannelPlan {
  if (!store) return { closed: true, by: 'no object store is reachable' };
  return {
    closed: false,
    open: `pods with other credentials reach all buckets of ${store.endpoint}, and its owners are not known`,
    fix: 'say in cluster.confinement.storage why the object store has no buckets of others',
  };
}

/** CNI plugins that enforce network policies, as they name themselves. */
const pluginTitles = { calico: 'Calico', cilium: 'Cilium' } as const;

function networkPrerequisites({ networkPolicy = 'calico', dns }: ExistingClusterSpec): readonly PrerequisitePlan[] {
  const { namespace, labels } = dns ?? { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
  const selector = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return [
    { name: pluginTitles[networkPolicy], why: 'enforces the network policies' },
    { name: `DNS pods ${selector.join(',')}`, namespace, why: 'the only DNS servers that pods can connect to' },
  ];
}

function rangesOf({
  nodes,
  pods,
  services,
  apiServers = [],
}: ClusterRangesSpec): readonly (readonly [string, string])[] {
  return [
    ...nodes.map((range) => ['nodes', range] as const),
    ...pods.map((range) => ['pods', range] as const),
    ...services.map((range) => ['Services, with the API server', range] as const),
    ...apiServers.map((range) => ['the API servers', range] as const),
  ];
}

const kubernetesApi = 'the Kubernetes API';

/** Its Service has port 443. CNI plugins see the address and port of one or of the other. */
function apiServerRule({ apiServerPort, ranges, networkPolicy }: ExistingClusterSpec): NetworkRulePlan {
  if (apiServerPort === undefined) return anywhereRule(['all'], `${kubernetesApi}, whose port is not known`);
  const ports = [...new Set([443, apiServerPort])];
  const { apiServers = [], nodes = [], services: [services] = [] } = ranges ?? {};
  const onNodes = apiServers.some((range) => nodes.some((each) => cidrsOverlap(parseCidr(each), parseCidr(range))));
  // Cilium matches nodes by no range.
  if (services === undefined || apiServers.length === 0 || (onNodes && networkPolicy === 'cilium')) {
    return anywhereRule(ports, kubernetesApi);
  }
  return addressRule([kubernetesService(services), ...apiServers], ports, kubernetesApi);
}

function secretStoreRule(store: ExistingClusterSpec['secretStore']): NetworkRulePlan {
  return store
    ? addressRule(store.ranges, [store.port ?? 443], 'the secret store')
    : anywhereRule(['all'], 'the secret store, whose address is not known');
}

function authority(spec: CertificateAuthoritySpec): CertificateAuthorityPlan {
  const { key = 'ca.crt' } = spec;
  return 'secret' in spec
    ? { kind: 'secret', name: spec.secret, key }
    : { kind: 'config-map', name: spec.configMap, key };
}

function ownDns({ namespace, labels, port }: DnsSpec): NetworkRulePlan {
  return dnsRule([{ kind: 'pods', namespace, pods: labels }], port);
}

/** Port of a URL. @default - the port of its scheme */
export function endpointPort(endpoint: string): number {
  const url = new URL(endpoint);
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'http:' ? 80 : 443;
}
