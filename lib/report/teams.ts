import type { TeamPlan } from '../plan/types/team';
import { type Section, tableSection } from './section';

/** The namespaces of teams and what their workloads may use together. */
export const teamsSection: Section = ({ teams, services, training }, style) =>
  tableSection(
    'Teams',
    [
      { title: 'team' },
      { title: 'namespace' },
      { title: 'made by us' },
      { title: 'quota', wrap: true },
      { title: 'workloads', wrap: true },
    ],
    Object.values(teams).map((team) => [
      team.name,
      team.namespace,
      team.manage ? 'yes' : 'no',
      quota(team),
      [...Object.values(services), ...Object.values(training)]
        .filter((workload) => workload.team === team.name)
        .map(({ name }) => name)
        .join(', '),
    ]),
    style,
  );

function quota(team: TeamPlan): string {
  if (!team.quota) return "its owner's";
  return Object.entries(team.quota.hard)
    .map(([resource, limit]) => `${resource} ${limit}`)
    .join(', ');
}
