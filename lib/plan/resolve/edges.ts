import type { ModelServicePlan } from '../model-service';
import type { NetworkEdge, NetworkPeerPlan, NetworkPolicyPlan } from '../network';
import type { Labels } from '../pod';

/** What each policy of the services opens, for reports. */
export function resolveEdges(services: readonly ModelServicePlan[]): readonly NetworkEdge[] {
  return services.flatMap((service) => service.networkPolicies.flatMap((policy) => edgesOf(service, policy)));
}

function edgesOf(service: ModelServicePlan, policy: NetworkPolicyPlan): readonly NetworkEdge[] {
  const self = `${service.namespace}/${service.name}`;
  const incoming = (policy.ingress ?? []).map(({ peers, ports, why }) => ({
    from: names(peers),
    to: self,
    ports,
    why,
  }));
  const outgoing = (policy.egress ?? []).map(({ peers, ports, why }) => ({ from: self, to: names(peers), ports, why }));
  return [...incoming, ...outgoing];
}

function names(peers: readonly NetworkPeerPlan[]): string {
  return peers.map(nameOf).join(', ');
}

function nameOf(peer: NetworkPeerPlan): string {
  if (peer.kind === 'addresses') return peer.cidr;
  const labels = formatLabels(peer.pods);
  return labels === '' ? `${peer.namespace}/*` : `${peer.namespace}/${labels}`;
}

function formatLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/**
 * Opens the way from a team's pods to a service that names it as a consumer. The service's own policy opens its
 * side; both must, since nothing may leave a team's namespace by default.
 */
export function callPolicy(namespace: string, service: ModelServicePlan): NetworkPolicyPlan {
  return {
    name: `call-${service.name}`,
    namespace,
    pods: {},
    egress: [
      {
        peers: [{ kind: 'pods', namespace: service.namespace, pods: service.selector }],
        ports: [{ port: service.port.port, protocol: 'TCP' }],
        why: `requests to ${service.namespace}/${service.name}`,
      },
    ],
  };
}
