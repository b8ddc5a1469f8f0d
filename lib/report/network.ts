import type { ModelPlatformPlan } from '../plan/types/platform';
import { type Section, section } from './section';
import { table } from './table';
import { wrap } from './wrap';

/**
 * Every connection that a network policy allows. All other traffic is blocked in managed namespaces, where every pod
 * has a policy; in other namespaces only for the workloads of the plan.
 */
export const networkSection: Section = (plan, style) => {
  if (plan.edges.length === 0) return '';
  const edges = table(
    [{ title: 'from', wrap: true }, { title: 'to', wrap: true }, { title: 'ports' }, { title: 'purpose', wrap: true }],
    plan.edges.map(({ from, to, ports, why }) => [
      from,
      to,
      ports
        .map(({ port, protocol }) => (protocol === 'TCP' ? String(port) : `${port}/${protocol.toLowerCase()}`))
        .join('\n'),
      why,
    ]),
    style,
  );
  const notes = unmanagedNamespaces(plan).flatMap((namespace) =>
    wrap(
      `namespace ${namespace} is not managed: only workloads of this platform have network policies`,
      style.width - 2,
    ),
  );
  const body = [edges, ...notes.map((line) => `  ${line}`)].join('\n');
  return section('Allowed connections (all other traffic is blocked)', body, style);
};

function unmanagedNamespaces({ teams }: ModelPlatformPlan): readonly string[] {
  return Object.values(teams)
    .filter(({ manage }) => !manage)
    .map(({ namespace }) => namespace);
}
