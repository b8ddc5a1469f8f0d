import { subjectText } from '../plan/facts/subject-text';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { permissionRows } from './permissions';
import { type Section, section } from './section';
import { table } from './table';

/** Subjects of each team's roles, and the permissions of each role. */
export const accessSection: Section = (plan, style) => {
  const bindings = bindingRows(plan);
  if (bindings.length === 0) return '';
  return section(
    'Access',
    [
      table(
        [{ title: 'team' }, { title: 'namespace' }, { title: 'role' }, { title: 'subjects', wrap: true }],
        bindings,
        style,
      ),
      table(
        [
          { title: 'role', wrap: true },
          { title: 'verbs', wrap: true },
          { title: 'resources', wrap: true },
        ],
        permissionRows(plan),
        style,
      ),
    ].join('\n\n'),
    style,
  );
};

function bindingRows(plan: ModelPlatformPlan): readonly (readonly string[])[] {
  return Object.values(plan.teams).flatMap((team) =>
    team.roles.map((role) => [
      team.name,
      team.namespace,
      role.name,
      role.subjects.map(subjectText).join(', ') || 'none',
    ]),
  );
}
