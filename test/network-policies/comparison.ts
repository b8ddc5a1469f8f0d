import type { Manifest } from '../../lib/manifests/manifest';
import { workloads } from '../../lib/plan/facts/workloads';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { declaredPorts, readEdge } from './edges';
import { type Peer, type Pod, type Port, peersOf } from './peers';
import { decide } from './program';

/** Ports of servers that no edge names. */
const others = [22, 80, 443, 6443, 8080, 9090, 9093, 10250, 15000];

/** How the decisions of the policy engine differ from the edges of a plan. */
export interface Comparison {
  /** Ordered pairs of peers of which at least one is in a namespace of the plan. */
  readonly pairs: number;
  /** A pair and a port each. */
  readonly connections: number;
  readonly open: number;
  readonly differences: readonly string[];
}

/** Compares the decision of the policy engine about each connection with the edges of the plan. */
export function compare(plan: ModelPlatformPlan, objects: readonly Manifest[]): Comparison {
  const edges = plan.edges.map(readEdge);
  const closed = new Set(closedNamespaces(plan));
  const isClosed = ({ namespace = '', labels }: Peer) => closed.has(namespace) && !isOtherProxy(plan, labels);
  const ends = edges.flatMap(({ from, to }) => [...from, ...to]);
  const peers = peersOf(objects, [...closed], { ends, others: proxies(plan) });
  const ports = portsOf(plan);
  const decided = decide(
    objects.filter(({ kind }) => kind === 'NetworkPolicy'),
    peers,
    ports,
  );
  const pairs = peers.flatMap((source, row) =>
    peers.flatMap((destination, column) =>
      isClosed(source) || isClosed(destination)
        ? [{ pair: [source, destination] as const, allowed: decided[row]?.[column] ?? '' }]
        : [],
    ),
  );
  return {
    pairs: pairs.length,
    connections: pairs.length * ports.length,
    open: pairs.reduce((sum, { allowed }) => sum + allowed.replaceAll('0', '').length, 0),
    differences: pairs.flatMap(({ pair, allowed }) => {
      const isDeclared = declaredPorts(edges, pair, isClosed);
      return ports.flatMap((port, index) => {
        const isOpen = allowed[index] === '1';
        return isDeclared(port) === isOpen ? [] : [difference(pair, port, isOpen)];
      });
    }),
  };
}

/** Namespaces in which every pod has a policy. */
function closedNamespaces(plan: ModelPlatformPlan): readonly string[] {
  const ofTeams = Object.values(plan.teams).flatMap(({ manage, namespace }) => (manage ? [namespace] : []));
  const ofOperators = plan.addOns.flatMap(({ manage, namespace }) =>
    manage && namespace !== 'kube-system' ? [namespace] : [],
  );
  return [...ofTeams, ...workloads(plan).map(({ namespace }) => namespace), ...ofOperators];
}

/** Proxies as Envoy Gateway creates them: those of the plan, and those of a gateway that belongs to no platform. */
function proxies({ gateways }: ModelPlatformPlan): readonly Pod[] {
  return Object.values(gateways).flatMap(({ proxy: { namespace, pods } }) => [
    { namespace, labels: { ...proxyLabels, ...pods } },
    { namespace, labels: proxyLabels },
  ]);
}

const proxyLabels = { 'app.kubernetes.io/component': 'proxy', 'app.kubernetes.io/managed-by': 'envoy-gateway' };

/** Proxies of other gateways are not part of the platform. */
function isOtherProxy({ gateways }: ModelPlatformPlan, labels: Peer['labels']): boolean {
  const own = Object.values(gateways).some(({ proxy: { pods } }) =>
    Object.entries(pods).every(([key, value]) => labels[key] === value),
  );
  return labels['app.kubernetes.io/component'] === 'proxy' && !own;
}

/** The ports of all edges, the TCP ports beside them, and ports of common servers. */
function portsOf({ edges }: ModelPlatformPlan): readonly Port[] {
  const named = edges.flatMap(({ ports }) =>
    ports.flatMap(({ port, protocol }) => (port === 'all' ? [] : [{ port, protocol }])),
  );
  const tcp = [...named.flatMap(({ port }) => [port, port + 1]), ...others];
  const udp = [...named.flatMap(({ port, protocol }) => (protocol === 'UDP' ? [port] : [])), 443];
  return [...portsWith('TCP', tcp), ...portsWith('UDP', udp)];
}

function portsWith(protocol: Port['protocol'], ports: readonly number[]): readonly Port[] {
  return [...new Set(ports)].sort((a, b) => a - b).map((port) => ({ port, protocol }));
}

function difference([source, destination]: readonly [Peer, Peer], { port, protocol }: Port, isOpen: boolean): string {
  const why = isOpen ? 'allowed, not declared' : 'declared, blocked';
  return `${describePeer(source)} -> ${describePeer(destination)} ${port}/${protocol}: ${why}`;
}

function describePeer({ namespace, labels, address }: Peer): string {
  if (namespace === undefined) return address;
  const text = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${text.join(',') || '*'}`;
}
