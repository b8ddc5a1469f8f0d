import type { Labels } from '../plan/types/labels';
import type { NetworkPeerPlan } from '../plan/types/network';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { ModelServicePlan } from '../plan/types/service';

/**
 * Who may open a connection to a service's port, read from the network policies themselves: what they say is what
 * the cluster does.
 */
export function callers(plan: ModelPlatformPlan, service: ModelServicePlan): readonly string[] {
  const open = service.networkPolicies
    .flatMap(({ ingress }) => ingress ?? [])
    .filter(({ ports }) => ports.length === 0 || ports.some(({ port }) => port === service.port.port))
    .flatMap(({ peers }) => peers.map((peer) => peerName(plan, peer)));
  return [...new Set(open)];
}

/** The other end of a connection, as the definition names it. */
export function peerName(plan: ModelPlatformPlan, peer: NetworkPeerPlan): string {
  if (peer.kind === 'addresses') return peer.cidr;
  const gateway = Object.values(plan.gateways).find(
    ({ proxy }) => proxy.namespace === peer.namespace && sameLabels(proxy.pods, peer.pods),
  );
  if (gateway) return `gateway ${gateway.name}`;
  const team = Object.values(plan.teams).find(({ namespace }) => namespace === peer.namespace);
  if (team && Object.keys(peer.pods).length === 0) return `team ${team.name}`;
  const pods = Object.entries(peer.pods).map(([key, value]) => `${key}=${value}`);
  return [`namespace ${peer.namespace}`, ...pods].join(' ');
}

function sameLabels(one: Labels, other: Labels): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
