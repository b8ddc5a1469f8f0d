import type { Labels } from '../../lib/plan/types/labels';
import type { NetworkEdge } from '../../lib/plan/types/network';
import { cidrContains, parseCidr } from '../../lib/units/cidr';
import type { Peer, Port } from './peers';

/** One end of an edge, read from the text that a plan prints. */
export type End =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'addresses'; readonly cidr: string }
  | {
      readonly kind: 'pods';
      readonly namespace: string;
      readonly labels: Labels;
      /** Value of the component label of pods that are left out. */
      readonly without: string | undefined;
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
  if (/^[\d.]+\/\d+$/.test(text)) return { kind: 'addresses', cidr: text };
  const [pods = '', without] = text.split(' without ');
  const slash = pods.indexOf('/');
  const which = pods.slice(slash + 1);
  const workload = which !== '*' && !which.includes('=');
  return { kind: 'pods', namespace: pods.slice(0, slash), labels: readLabels(which), without, workload };
}

/** All pods, labels, or the name of a workload, whose pods have it as a label. */
function readLabels(text: string): Labels {
  if (text === '*') return {};
  if (text.includes('=')) return Object.fromEntries(text.split(',').map((each) => each.split('=')));
  const [name = '', kind] = text.split(' (');
  return { 'app.kubernetes.io/name': name, [component]: kind === undefined ? 'model-service' : 'training-job' };
}

/** Whether the edges of a plan declare a connection. `isClosed` tells whether all connections of a peer are declared. */
export function isDeclared(
  edges: readonly Connection[],
  [source, destination]: readonly [Peer, Peer],
  port: Port,
  isClosed: (peer: Peer) => boolean,
): boolean {
  const open = edges.filter(({ ports }) => ports.some((each) => isPort(each, port)));
  if (open.some(({ from, to }) => from.some(names(source)) && to.some(names(destination)))) return true;
  // An edge from or to anywhere speaks for one end. The other end needs an edge of its own if it is closed.
  const accepts = open.some(({ from, to }) => from.some(isAnywhere) && to.some(names(destination)));
  const sends = open.some(({ from, to }) => from.some(names(source)) && to.some(isAnywhere));
  return (accepts || !isClosed(destination)) && (sends || !isClosed(source));
}

function isPort(each: NetworkEdge['ports'][number], { port, protocol }: Port): boolean {
  return each.protocol === protocol && (each.port === 'all' || each.port === port);
}

function isAnywhere({ kind }: End): boolean {
  return kind === 'anywhere';
}

function names({ namespace, labels, address }: Peer): (end: End) => boolean {
  return (end) => {
    switch (end.kind) {
      case 'anywhere':
        return false;
      case 'addresses':
        return namespace === undefined && cidrContains(parseCidr(end.cidr), parseCidr(`${address}/32`));
      case 'pods':
        return (
          namespace === end.namespace &&
          Object.entries(end.labels).every(([key, value]) => labels[key] === value) &&
          (end.without === undefined || labels[component] !== end.without)
        );
    }
  };
}
