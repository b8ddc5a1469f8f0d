import { workloads } from '../plan/facts/workloads';
import type { TeamPlan } from '../plan/types/team';
import { type Section, tableSection } from './section';
import type { Cell } from './table';

/** Namespace, formats of models, resource quota and workloads of each team. */
export const teamsSection: Section = (plan, style) =>
  tableSection(
    'Teams',
    [
      { title: 'team' },
      { title: 'namespace' },
      { title: 'managed' },
      { title: 'models' },
      { title: 'quota', wrap: true },
      { title: 'workloads', wrap: true },
    ],
    Object.values(plan.teams).map((team) => [
      team.name,
      team.namespace,
      team.manage ? 'yes' : 'no',
      team.modelFormats,
      quota(team),
      workloads(plan)
        .filter((workload) => workload.team === team.name)
        .map(({ name }) => name)
        .join(', '),
    ]),
    style,
  );

function quota(team: TeamPlan): Cell {
  if (!team.quota) return 'not managed';
  return Object.entries(team.quota.hard).map(([resource, limit]) => `${resource} ${limit}`);
}
