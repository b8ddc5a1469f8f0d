import type { NetworkPeerPlan, NetworkRulePlan, PolicyPortPlan } from '../types/network';

const dnsPorts: readonly PolicyPortPlan[] = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** The cluster's DNS pods, which carry this label on every distribution that we know. */
export const clusterDnsPods: NetworkPeerPlan = {
  kind: 'pods',
  namespace: 'kube-system',
  pods: { 'k8s-app': 'kube-dns' },
};

/** Names are resolved by these peers, over UDP and, for long answers, TCP. */
export function dnsRule(peers: readonly NetworkPeerPlan[]): NetworkRulePlan {
  return { peers, ports: dnsPorts, why: 'resolve names' };
}

/** Connections over TCP to ranges of addresses. */
export function addressRule(cidrs: readonly string[], ports: readonly number[], why: string): NetworkRulePlan {
  return {
    peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })),
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}
