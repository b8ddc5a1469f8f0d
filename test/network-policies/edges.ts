import type { Labels } from '../../lib/plan/types/labels';
import type { NetworkEdge } from '../../lib/plan/types/network';
import { cidrContains, parseCidr } from '../../lib/units/cidr';
import type { Peer, Port } from './peers';

/** One end of an edge, read from the text that a plan prints. */
export type End =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'addresses'; readonly cidr: string; readonly without: readonly string[] }
  | {
      readonly kind: 'pods';
      readonly namespace: string;
      readonly labels: Labels;
      /** Values of the component label of pods that are left out. */
      readonly without: readonly string[];
      /** Whether it names a workload, whose pods are in the manifests. */
      readonly workload: boolean;
    };

/** An edge with its ends as they are read from the plan. */
export interface Connection {
  readonly from: readonly End[];
  readonly to: readonly End[];
  readonly ports: NetworkEdge['ports'];
}

/** Reads an edge as a person reads the table of the plan. */
export function readEdge({ from, to, ports }: NetworkEdge): Connection {
  return { from: from.split(', ').map(readEnd), to: to.split(', ').map(readEnd), ports };
}

const component = 'app.kubernetes.io/component';

function readEnd(text: string): End {
  if (text === 'anywhere') return { kind: 'anywhere' };
  const [pods = '', left] = text.split(' without ');
  const without = left?.split(' and ') ?? [];
  if (/^[\d.]+\/\d+$/.test(pods)) return { kind: 'addresses', cidr: pods, without };
  const slash = pods.indexOf('/');
  const [namespace, which] = [pods.slice(0, slash), pods.slice(slash + 1)];
  if (which === '*') return { kind: 'pods', namespace, labels: {}, without, workload: false };
  if (which.includes('=')) {
    const labels = Object.fromEntries(which.split(',').map((each) => each.split('=')));
    return { kind: 'pods', namespace, labels, without, workload: false };
  }
  return { kind: 'pods', namespace, ...readWorkload(which), workload: true };
}

/** The name of a training job, or of servers or the pod that sends requests to a new revision of them. */
function readWorkload(text: string): { readonly labels: Labels; readonly without: readonly string[] } {
  const [name = '', kind] = text.split(' (');
  const labels = { 'app.kubernetes.io/name': name };
  return kind === undefined
    ? { labels, without: ['training-job'] }
    : { labels: { ...labels, [component]: 'training-job' }, without: [] };
}

/** The ports of which the edges of a plan declare a connection between two peers. */
export function declaredPorts(
  edges: readonly Connection[],
  [source, destination]: readonly [Peer, Peer],
  isClosed: (peer: Peer) => boolean,
): (port: Port) => boolean {
  const from = (end: (peer: Peer) => (end: End) => boolean) => edges.filter((edge) => edge.from.some(end(source)));
  const to = (of: readonly Connection[], end: (peer: Peer) => (end: End) => boolean) =>
    of.filter((edge) => edge.to.some(end(destination))).flatMap(({ ports }) => ports);
  const exact = to(from(names), names);
  // An edge from or to anywhere, or a range with pods, speaks for one end. The other end needs an edge of its own if it is
  // closed.
  const accepts = to(from(includes), names);
  const sends = to(from(names), includes);
  const has = (ports: NetworkEdge['ports'], port: Port) => ports.some((each) => isPort(each, port));
  return (port) =>
    has(exact, port) || ((has(accepts, port) || !isClosed(destination)) && (has(sends, port) || !isClosed(source)));
}

function isPort(each: NetworkEdge['ports'][number], { port, protocol }: Port): boolean {
  return each.protocol === protocol && (each.port === 'all' || each.port === port);
}

function includes({ address }: Peer): (end: End) => boolean {
  return (end) => end.kind === 'anywhere' || (end.kind === 'addresses' && isInRange(end, address));
}

function isInRange({ cidr, without }: Extract<End, { readonly kind: 'addresses' }>, address: string): boolean {
  return contains(cidr, address) && !without.some((each) => contains(each, address));
}

function contains(cidr: string, address: string): boolean {
  return cidrContains(parseCidr(cidr), parseCidr(`${address}/32`));
}

function names({ namespace, labels, address }: Peer): (end: End) => boolean {
  return (end) => {
    switch (end.kind) {
      case 'anywhere':
        return false;
      case 'addresses':
        return namespace === undefined && isInRange(end, address);
      case 'pods':
        return (
          namespace === end.namespace &&
          Object.entries(end.labels).every(([key, value]) => labels[key] === value) &&
          !end.without.some((value) => labels[component] === value)
        );
    }
  };
}
