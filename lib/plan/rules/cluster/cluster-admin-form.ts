import { formFindings } from '../form-findings';
import type { Rule } from '../rule';

/** Each administrator has a form that the cloud accepts and that does not stand for everyone. */
export const clusterAdminForm: Rule<'managed-cluster'> = {
  id: 'cluster/admin-form',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'The cloud refuses another form minutes into a deployment, or makes everyone an administrator, as with allUsers.',
  check: ({ cluster: { admins = [] }, cloud: { name, adminForm } }) =>
    formFindings(admins, adminForm, {
      path: ['cluster', 'admins'],
      problem: `this cannot be an administrator on ${name}`,
    }),
};
