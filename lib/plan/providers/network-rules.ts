import type { NetworkPeerPlan, NetworkRulePlan, PolicyPortPlan } from '../types/network';

const dnsPorts: readonly PolicyPortPlan[] = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** The DNS pods of the cluster. All known distributions use this label. */
export const clusterDnsPods: NetworkPeerPlan = {
  kind: 'pods',
  namespace: 'kube-system',
  pods: { 'k8s-app': 'kube-dns' },
};

/** DNS by these peers, over UDP and, for long responses, TCP. */
export function dnsRule(peers: readonly NetworkPeerPlan[]): NetworkRulePlan {
  return { peers, ports: dnsPorts, why: 'DNS' };
}

/** TCP connections to address ranges. */
export function addressRule(cidrs: readonly string[], ports: readonly number[], why: string): NetworkRulePlan {
  return {
    peers: cidrs.map((cidr) => ({ kind: 'addresses', cidr })),
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}
