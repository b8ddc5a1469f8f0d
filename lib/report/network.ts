import type { ModelPlatformPlan } from '../plan/types/platform';
import { type Section, section } from './section';
import { table } from './table';

/**
 * Every connection that a policy opens. All others are refused where every pod has a policy, which is in namespaces
 * that are ours; in others it is so for the services alone.
 */
export const networkSection: Section = (plan, style) => {
  if (plan.edges.length === 0) return '';
  const edges = table(
    [{ title: 'from', wrap: true }, { title: 'to', wrap: true }, { title: 'ports' }, { title: 'why', wrap: true }],
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
  const open = notOurs(plan).map(
    (namespace) => `  ${namespace} is not ours: pods there that are no service are its owner's to close`,
  );
  return section(
    'Network: open connections of teams and services, all their others are refused',
    [edges, ...open].join('\n'),
    style,
  );
};

function notOurs({ teams }: ModelPlatformPlan): readonly string[] {
  return Object.values(teams)
    .filter(({ manage }) => !manage)
    .map(({ namespace }) => namespace);
}
