import type { ModelPlatformPlan } from '../plan/types/platform';
import { rightsRows } from './rights';
import { type Section, section } from './section';
import { table } from './table';

/** Who has which role in which namespace, and what each role may do. */
export const accessSection: Section = (plan, style) => {
  const people = members(plan);
  if (people.length === 0) return '';
  return section(
    'Access',
    [
      table(
        [{ title: 'team' }, { title: 'namespace' }, { title: 'role' }, { title: 'who', wrap: true }],
        people,
        style,
      ),
      table(
        [
          { title: 'role', wrap: true },
          { title: 'may', wrap: true },
          { title: 'on', wrap: true },
        ],
        rightsRows(plan),
        style,
      ),
    ].join('\n\n'),
    style,
  );
};

function members(plan: ModelPlatformPlan): readonly (readonly string[])[] {
  return Object.values(plan.teams).flatMap((team) =>
    team.roles.map((role) => [
      team.name,
      team.namespace,
      role.name,
      role.subjects.map(({ kind, name }) => `${kind.toLowerCase()} ${name}`).join(', ') || 'nobody',
    ]),
  );
}
