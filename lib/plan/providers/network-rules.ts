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

/** TCP connections to address ranges. */
export function addressRule(cidrs: readonly string[], ports: readonly number[], why: string): NetworkRulePlan {
  return {
    peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })),
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}
