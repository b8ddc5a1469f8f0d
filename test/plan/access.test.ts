import { accessTable } from '../../lib/plan/access';
import type { TeamPlan } from '../../lib/plan/team';

const search: TeamPlan = {
  name: 'search',
  namespace: 'search-ml',
  manage: true,
  labels: {},
  roles: [
    {
      name: 'viewer',
      subjects: [{ kind: 'Group', name: 'searchers' }],
      rules: [
        { apiGroup: '', resources: ['pods', 'events'], verbs: ['get', 'list'] },
        { apiGroup: 'apps', resources: ['deployments/scale'], verbs: ['patch'] },
      ],
    },
    { name: 'ml-engineer', subjects: [], rules: [{ apiGroup: '', resources: ['pods'], verbs: ['delete'] }] },
  ],
  secrets: [],
  networkPolicies: [],
};

const cells = accessTable({ search }).map(({ role, apiGroup, resource, verb }) =>
  [role, apiGroup, resource, verb].join(' '),
);

test('each verb on each resource of each rule has a row', () => {
  expect(cells).toEqual([
    'viewer  pods get',
    'viewer  pods list',
    'viewer  events get',
    'viewer  events list',
    'viewer apps deployments/scale patch',
    'ml-engineer  pods delete',
  ]);
});

test('a row names the namespace, which need not be called as its team', () => {
  expect(new Set(accessTable({ search }).map(({ namespace }) => namespace))).toEqual(new Set(['search-ml']));
});

test('a row names who has the role', () => {
  expect(accessTable({ search })[0]?.subjects).toEqual([{ kind: 'Group', name: 'searchers' }]);
});

test('a namespace that is not ours has no rows', () => {
  expect(accessTable({ search: { ...search, roles: [] } })).toEqual([]);
});
