import { auxiliaryPods } from '../plan/facts/auxiliary-pods';
import type { Labels } from '../plan/types/labels';
import type { NetworkPeerPlan } from '../plan/types/network';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { ModelServicePlan } from '../plan/types/service';

/** Peers that may connect to the port of a service, read from the network policies, which are what the cluster enforces. */
export function callers(plan: ModelPlatformPlan, service: ModelServicePlan): readonly string[] {
  const open = service.networkPolicies
    .flatMap(({ ingress }) => ingress ?? [])
    .filter(({ ports }) => ports.length === 0 || ports.some(({ port }) => port === service.port.port))
    .flatMap(({ peers }) => peers.map((peer) => ownPod(service, peer) ?? peerName(plan, peer)));
  return [...new Set(open)];
}

/** The name of a pod of the service that connects to its servers. */
function ownPod(service: ModelServicePlan, peer: NetworkPeerPlan): string | undefined {
  if (peer.kind !== 'pods' || peer.namespace !== service.namespace) return undefined;
  return auxiliaryPods(service).find(({ selector }) => sameLabels(selector, peer.pods))?.name;
}

/** The name of a network peer in the terms of the definition: a team, a gateway, a namespace or a CIDR range. */
export function peerName(plan: ModelPlatformPlan, peer: NetworkPeerPlan): string {
  if (peer.kind === 'addresses') return peer.cidr;
  if (peer.kind === 'anywhere') return peer.kind;
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
