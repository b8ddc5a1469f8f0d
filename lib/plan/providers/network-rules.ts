import { cidrContains, parseCidr } from '../../units/cidr';
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

/**
 * The API server of a cloud, at its address and at that of its Service. Its address is not known when policies are written.
 * The metadata services of the clouds have other ports.
 */
export const cloudApiServerRule = anywhereRule([443], 'the Kubernetes API');

/** The secret manager of a cloud, whose addresses change. */
export const cloudSecretsRule = anywhereRule([443], 'the secret manager');

/** TCP connections to address ranges. */
export function addressRule(cidrs: readonly string[], ports: readonly number[], why: string): NetworkRulePlan {
  return {
    peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })),
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}
