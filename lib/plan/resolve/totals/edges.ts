import type { Labels } from '../../types/labels';
import type { NetworkEdge, NetworkPeerPlan, NetworkPolicyPlan } from '../../types/network';
import type { ModelServicePlan } from '../../types/service';
import type { TeamPlan } from '../../types/team';
import type { TrainingJobPlan } from '../../types/training-job';

/**
 * What the policies of services, training jobs and teams open, for reports. A connection that both of its ends open is told once,
 * as the end that lets it in calls it.
 */
export function resolveEdges(
  services: readonly ModelServicePlan[],
  teams: readonly Pick<TeamPlan, 'networkPolicies'>[],
  jobs: readonly TrainingJobPlan[] = [],
): readonly NetworkEdge[] {
  const nameOf = podNames(services, jobs);
  const policies = [...services, ...jobs, ...teams].flatMap(({ networkPolicies }) => networkPolicies);
  const edges = new Map<string, NetworkEdge>();
  for (const edge of policies.flatMap((policy) => edgesOf(policy, nameOf))) {
    const { why: _, ...ends } = edge;
    const key = JSON.stringify(ends);
    if (!edges.has(key)) edges.set(key, edge);
  }
  return [...edges.values()];
}

type PodNames = (namespace: string, pods: Labels) => string;

function edgesOf(policy: NetworkPolicyPlan, nameOf: PodNames): readonly NetworkEdge[] {
  const self = nameOf(policy.namespace, policy.pods);
  const names = (peers: readonly NetworkPeerPlan[]) =>
    peers.map((peer) => (peer.kind === 'addresses' ? peer.cidr : nameOf(peer.namespace, peer.pods))).join(', ');
  const incoming = (policy.ingress ?? []).map(({ peers, ports, why }) => ({
    from: names(peers),
    to: self,
    ports,
    why,
  }));
  const outgoing = (policy.egress ?? []).map(({ peers, ports, why }) => ({ from: self, to: names(peers), ports, why }));
  return [...incoming, ...outgoing];
}

/** Pods by their service or training job where they are those of one, otherwise by their labels. */
function podNames(services: readonly ModelServicePlan[], jobs: readonly TrainingJobPlan[]): PodNames {
  const known = new Map([
    ...services.map(({ namespace, name, selector }) => [formatPods(namespace, selector), name] as const),
    ...jobs.map(({ namespace, name, selector }) => [formatPods(namespace, selector), `${name} (training)`] as const),
  ]);
  return (namespace, pods) => {
    const text = formatPods(namespace, pods);
    const name = known.get(text);
    return name === undefined ? text : `${namespace}/${name}`;
  };
}

function formatPods(namespace: string, pods: Labels): string {
  const labels = Object.entries(pods).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${labels.sort().join(',') || '*'}`;
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
