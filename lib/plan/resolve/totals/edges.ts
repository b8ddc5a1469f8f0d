import { trainingPods } from '../../facts/label-keys';
import { workloadTitle } from '../../facts/workloads';
import type { Labels } from '../../types/labels';
import type { NetworkEdge, NetworkPeerPlan, NetworkPolicyPlan } from '../../types/network';
import type { ModelServicePlan } from '../../types/service';
import type { TeamPlan } from '../../types/team';
import type { WorkloadPlan } from '../../types/workload';

/**
 * The connections that the policies of workloads and teams allow, for reports. A connection that both ends allow
 * appears once, with the reason of the receiving end.
 */
export function resolveEdges(
  workloads: readonly WorkloadPlan[],
  teams: readonly Pick<TeamPlan, 'networkPolicies'>[],
): readonly NetworkEdge[] {
  const nameOf = podNames(workloads);
  const policies = [...workloads, ...teams].flatMap(({ networkPolicies }) => networkPolicies);
  const edges = new Map<string, NetworkEdge>();
  for (const edge of policies.flatMap((policy) => edgesOf(policy, nameOf))) {
    const { why: _, ...ends } = edge;
    const key = JSON.stringify(ends);
    if (!edges.has(key)) edges.set(key, edge);
  }
  return [...edges.values()];
}

type PodNames = (selected: Pick<NetworkPolicyPlan, 'namespace' | 'pods' | 'except'>) => string;

function edgesOf(policy: NetworkPolicyPlan, nameOf: PodNames): readonly NetworkEdge[] {
  const self = nameOf(policy);
  const names = (peers: readonly NetworkPeerPlan[]) =>
    peers.map((peer) => (peer.kind === 'addresses' ? peer.cidr : nameOf(peer))).join(', ');
  const incoming = (policy.ingress ?? []).map(({ peers, ports, why }) => ({
    from: names(peers),
    to: self,
    ports,
    why,
  }));
  const outgoing = (policy.egress ?? []).map(({ peers, ports, why }) => ({ from: self, to: names(peers), ports, why }));
  return [...incoming, ...outgoing];
}

/** Names pods by their workload, and other pods by their labels. */
function podNames(workloads: readonly WorkloadPlan[]): PodNames {
  const known = new Map(
    workloads.map((workload) => [formatPods(workload.namespace, workload.selector), workloadTitle(workload)]),
  );
  return ({ namespace, pods, except = {} }) => {
    const text = formatPods(namespace, pods);
    const name = known.get(text);
    if (name !== undefined) return `${namespace}/${name}`;
    const left = Object.values(except);
    return left.length === 0 ? text : `${text} without ${left.join(', ')}`;
  };
}

function formatPods(namespace: string, pods: Labels): string {
  const labels = Object.entries(pods).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${labels.sort().join(',') || '*'}`;
}

/**
 * Allows requests from a team's pods to a service that names the team as a consumer, except from the pods of its jobs.
 * The service's own policy allows the receiving side. Both are needed, because the default policy of a team's namespace
 * blocks all egress.
 */
export function callPolicy(namespace: string, service: ModelServicePlan): NetworkPolicyPlan {
  return {
    name: `call-${service.name}`,
    namespace,
    pods: {},
    except: trainingPods,
    egress: [
      {
        peers: [{ kind: 'pods', namespace: service.namespace, pods: service.selector }],
        ports: [{ port: service.port.port, protocol: 'TCP' }],
        why: `requests to ${service.namespace}/${service.name}`,
      },
    ],
  };
}
