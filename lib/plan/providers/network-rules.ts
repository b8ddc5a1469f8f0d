import { cidrContains, formatCidr, parseCidr } from '../../units/cidr';
import { metadataCidrs } from '../facts/metadata-addresses';
import type { NetworkPlan } from '../types/cluster';
import type { NetworkPeerPlan, NetworkRulePlan, PolicyPortPlan } from '../types/network';

function dnsPorts(port: number): readonly PolicyPortPlan[] {
  return [
    { port, protocol: 'UDP' },
    { port, protocol: 'TCP' },
  ];
}

/** The DNS pods of most clusters. */
export const clusterDnsPods: NetworkPeerPlan = {
  kind: 'pods',
  namespace: 'kube-system',
  pods: { 'k8s-app': 'kube-dns' },
};

/** DNS by these peers, over UDP and, for long responses, TCP. */
export function dnsRule(peers: readonly NetworkPeerPlan[], port = 53): NetworkRulePlan {
  return { peers, ports: dnsPorts(port), why: 'DNS' };
}

/** TCP connections to any pod and address. */
export function anywhereRule(ports: readonly (number | 'all')[], why: string): NetworkRulePlan {
  return { peers: [{ kind: 'anywhere' }], ports: ports.map((port) => ({ port, protocol: 'TCP' })), why };
}

/**
 * TCP connections to addresses outside of the cluster: no pod, node or Service, no private endpoint of the control plane and no
 * metadata service. Without a network, as on an existing cluster, only the metadata services are known and left out.
 */
export function outsideRule(network: NetworkPlan | undefined, ports: readonly number[], why: string): NetworkRulePlan {
  const ranges = network ? [network.cidr, network.podCidr, network.serviceCidr] : [];
  return {
    peers: [{ kind: 'addresses', cidr: '0.0.0.0/0', except: [...withoutContained(ranges), ...metadataCidrs] }],
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}

/** Ranges that are not equal to an earlier one, and not part of another one. */
function withoutContained(ranges: readonly string[]): readonly string[] {
  const distinct = [...new Set(ranges)];
  return distinct.filter((range) =>
    distinct.every((other) => other === range || !cidrContains(parseCidr(other), parseCidr(range))),
  );
}

const kubernetesApi = 'the Kubernetes API';

/**
 * The API server of a cloud at private addresses of the network, and at the address of its Service, which some plugins see
 * instead. Undefined ranges are those of a network that a rule refuses.
 *
 * @param rangesOf The ranges of the private addresses.
 */
export function privateApiServerRule(
  network: NetworkPlan | undefined,
  rangesOf: (network: NetworkPlan) => readonly string[],
): NetworkRulePlan {
  if (!network) return anywhereRule([443], kubernetesApi);
  return addressRule([kubernetesService(network.serviceCidr), ...rangesOf(network)], [443], kubernetesApi);
}

/**
 * The API server of a cloud at a public address, which is not known when policies are written, and at the address of its
 * Service. It includes neither pods nor nodes.
 */
export function publicApiServerRule(network: NetworkPlan): NetworkRulePlan {
  const { peers, ...rule } = outsideRule(network, [443], kubernetesApi);
  return { ...rule, peers: [{ kind: 'addresses', cidr: kubernetesService(network.serviceCidr) }, ...peers] };
}

/** The Service `kubernetes` has the first address of the range. Source: Kubernetes, `pkg/controlplane/services.go`, v1.36.3. */
export function kubernetesService(serviceCidr: string): string {
  return formatCidr({ base: parseCidr(serviceCidr).base + 1, prefix: 32 });
}

/** The secret manager of a cloud at its public addresses, which change. */
export function publicSecretsRule(network: NetworkPlan | undefined): NetworkRulePlan {
  return outsideRule(network, [443], secretManager);
}

/** The secret manager of a cloud at known addresses. */
export function secretsRule(cidrs: readonly string[]): NetworkRulePlan {
  return addressRule(cidrs, [443], secretManager);
}

const secretManager = 'the secret manager';

/** TCP connections to address ranges. */
export function addressRule(cidrs: readonly string[], ports: readonly number[], why: string): NetworkRulePlan {
  return {
    peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })),
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}
