import { assertNever } from '../../../units/assert-never';
import { auxiliaryPods } from '../../facts/auxiliary-pods';
import { notCalling } from '../../facts/label-keys';
import { workloadTitle } from '../../facts/workloads';
import type { Labels } from '../../types/labels';
import type { NetworkEdge, NetworkPeerPlan, NetworkPolicyPlan } from '../../types/network';
import type { ModelServicePlan } from '../../types/service';
import type { TeamPlan } from '../../types/team';
import type { Workload } from '../../types/workloads';

/**
 * The connections that the policies of workloads, teams and operators allow, for reports. A connection that both ends
 * allow appears once, with the reason of the receiving end; one that an operator and a team allow, as that of the team.
 */
export function resolveEdges(
  workloads: readonly Workload[],
  teams: readonly WithPolicies[],
  addOns: readonly WithPolicies[],
): readonly NetworkEdge[] {
  const nameOf = podNames(workloads);
  const all = [
    ...[...workloads, ...teams].flatMap(policyEdges(nameOf, 'team')),
    ...addOns.flatMap(policyEdges(nameOf, 'operator')),
  ];
  const edges = new Map<string, NetworkEdge>();
  for (const edge of all) {
    const key = JSON.stringify([edge.from, edge.to, edge.ports]);
    if (!edges.has(key)) edges.set(key, edge);
  }
  return [...edges.values()];
}

type WithPolicies = Pick<TeamPlan, 'networkPolicies'>;

function policyEdges(nameOf: PodNames, policy: NetworkEdge['policy']) {
  return ({ networkPolicies }: WithPolicies): readonly NetworkEdge[] =>
    networkPolicies.flatMap((each) => edgesOf(each, nameOf)).map((edge) => ({ policy, ...edge }));
}

type PodNames = (selected: Pick<NetworkPolicyPlan, 'namespace' | 'pods' | 'except'>) => string;

function edgesOf(policy: NetworkPolicyPlan, nameOf: PodNames): readonly Omit<NetworkEdge, 'policy'>[] {
  const self = nameOf(policy);
  const names = (peers: readonly NetworkPeerPlan[]) => peers.map((peer) => nameOfPeer(peer, nameOf)).join(', ');
  const incoming = (policy.ingress ?? []).map(({ peers, ports, why }) => ({
    from: names(peers),
    to: self,
    ports,
    why,
  }));
  const opened = (policy.egress ?? []).filter(({ listed = true }) => listed);
  const outgoing = opened.map(({ peers, ports, why }) => ({ from: self, to: names(peers), ports, why }));
  return [...incoming, ...outgoing];
}

function nameOfPeer(peer: NetworkPeerPlan, nameOf: PodNames): string {
  switch (peer.kind) {
    case 'pods':
      return nameOf(peer);
    case 'addresses':
      return peer.except ? `${peer.cidr} without ${peer.except.join(' and ')}` : peer.cidr;
    case 'anywhere':
      return 'anywhere';
    default:
      return assertNever(peer);
  }
}

/** Names pods by their workload, and other pods by their labels. */
function podNames(workloads: readonly Workload[]): PodNames {
  const known = new Map(
    workloads.flatMap((workload) => [
      [formatPods(workload.namespace, workload.selector), workloadTitle(workload)] as const,
      ...auxiliaryPods(workload).map(({ name, selector }) => [formatPods(workload.namespace, selector), name] as const),
    ]),
  );
  return ({ namespace, pods, except = {} }) => {
    const text = formatPods(namespace, pods);
    const name = known.get(text);
    if (name !== undefined) return `${namespace}/${name}`;
    const left = Object.values(except).flat();
    return left.length === 0 ? text : `${text} without ${left.join(' and ')}`;
  };
}

function formatPods(namespace: string, pods: Labels): string {
  const labels = Object.entries(pods).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${labels.sort().join(',') || '*'}`;
}

/**
 * Allows requests from a team's pods to a service that names the team as a consumer, except from the pods of jobs and of
 * preview requests. The service's own policy allows the receiving side. Both are needed, because the default policy of a
 * team's namespace blocks all egress.
 */
export function callPolicy(namespace: string, service: ModelServicePlan): NetworkPolicyPlan {
  return {
    name: `call-${service.name}`,
    namespace,
    pods: {},
    except: notCalling,
    egress: [
      {
        peers: [{ kind: 'pods', namespace: service.namespace, pods: service.selector }],
        ports: [{ port: service.port.port, protocol: 'TCP' }],
        why: `requests to ${service.namespace}/${service.name}`,
      },
    ],
  };
}
