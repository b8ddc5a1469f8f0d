import type { Manifest } from '../../lib/manifests/manifest';
import { workloads } from '../../lib/plan/facts/workloads';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { isDeclared, readEdge } from './edges';
import { type Peer, type Port, peersOf } from './peers';
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
  const isClosed = ({ namespace = '' }: Peer) => closed.has(namespace);
  const ends = edges.flatMap(({ from, to }) => [...from, ...to]);
  const peers = peersOf(objects, [...closed], ends);
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
    differences: pairs.flatMap(({ pair, allowed }) =>
      ports.flatMap((port, index) => {
        const isOpen = allowed[index] === '1';
        return isDeclared(edges, pair, port, isClosed) === isOpen ? [] : [difference(pair, port, isOpen)];
      }),
    ),
  };
}

/** Namespaces in which every pod has a policy. */
function closedNamespaces(plan: ModelPlatformPlan): readonly string[] {
  const ofTeams = Object.values(plan.teams).flatMap(({ manage, namespace }) => (manage ? [namespace] : []));
  return [...ofTeams, ...workloads(plan).map(({ namespace }) => namespace)];
}

/** The ports of all edges, the ports beside them, and ports of common servers. */
function portsOf({ edges }: ModelPlatformPlan): readonly Port[] {
  const named = edges.flatMap(({ ports }) => ports.flatMap(({ port }) => (port === 'all' ? [] : [port, port + 1])));
  const numbers = [...new Set([...named, ...others])].sort((a, b) => a - b);
  return numbers.flatMap((port) => [
    { port, protocol: 'TCP' as const },
    { port, protocol: 'UDP' as const },
  ]);
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
