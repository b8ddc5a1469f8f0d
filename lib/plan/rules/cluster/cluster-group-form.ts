import { formFindings } from '../form-findings';
import type { Rule } from '../rule';

/** The people of each group have a form that the cloud accepts. */
export const clusterGroupForm: Rule<'managed-cluster'> = {
  id: 'cluster/group-form',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'The cloud refuses another form minutes into a deployment, or no user logs in with it.',
  check: ({ cluster: { groups = {} }, cloud: { title, logIn } }) =>
    Object.entries(groups).flatMap(([group, people]) =>
      formFindings(people, logIn.groupForm, {
        path: ['cluster', 'groups', group],
        problem: `this cannot be a group of people on ${title}`,
      }),
    ),
};
