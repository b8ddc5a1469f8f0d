import type { NetworkEdge } from '../plan/types/network';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { type Section, section } from './section';
import { table } from './table';
import { wrap } from './wrap';

/**
 * Every connection that a network policy allows. All other traffic is blocked in managed namespaces, where every pod
 * has a policy; in other namespaces only for the workloads of the plan.
 */
export const networkSection: Section = (plan, style) => {
  const edges = plan.edges.filter(({ policy }) => policy === 'team');
  if (edges.length === 0) return '';
  const notes = unmanagedNamespaces(plan).flatMap((namespace) =>
    wrap(
      `namespace ${namespace} is not managed: only workloads of this platform have network policies`,
      style.width - 2,
    ),
  );
  const body = [edgeTable(edges, style), ...notes.map((line) => `  ${line}`)].join('\n');
  return section('Allowed connections (all other traffic is blocked)', body, style);
};

/** The connections of operators, apart from those with teams. */
export const operatorNetworkSection: Section = (plan, style) => {
  const edges = plan.edges.filter(({ policy }) => policy === 'operator');
  if (edges.length === 0) return '';
  const title = 'Allowed connections of operators (all other traffic is blocked)';
  return section(title, edgeTable(edges, style), style);
};

function edgeTable(edges: readonly NetworkEdge[], style: Parameters<Section>[1]): string {
  return table(
    [{ title: 'from', wrap: true }, { title: 'to', wrap: true }, { title: 'ports' }, { title: 'purpose', wrap: true }],
    edges.map(({ from, to, ports, why }) => [
      from,
      to,
      ports.map(({ port, protocol }) => (protocol === 'TCP' ? String(port) : `${port}/${protocol.toLowerCase()}`)),
      why,
    ]),
    style,
  );
}

function unmanagedNamespaces({ teams }: ModelPlatformPlan): readonly string[] {
  return Object.values(teams)
    .filter(({ manage }) => !manage)
    .map(({ namespace }) => namespace);
}
