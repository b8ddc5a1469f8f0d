import type { AccessRule, RolePlan } from '../../lib/plan/types/role';
import { permissionRows } from '../../lib/report/permissions';
import { entryOf } from '../fixtures/plan-of';
import { samplePlan } from '../fixtures/sample';

const pods: AccessRule = { apiGroup: '', resources: ['pods', 'services'], verbs: ['get', 'list'] };
const jobs: AccessRule = { apiGroup: 'batch', resources: ['jobs'], verbs: ['get', 'list'] };
const eviction: AccessRule = { apiGroup: '', resources: ['pods/eviction'], verbs: ['create'] };

function rows(...teams: readonly (readonly RolePlan[])[]): readonly (readonly string[])[] {
  const ranking = entryOf(samplePlan.teams, 'ranking');
  const named = teams.map((roles, index) => [`t${index}`, { ...ranking, name: `t${index}`, roles }] as const);
  return permissionRows({ ...samplePlan, teams: Object.fromEntries(named) });
}

function role(name: RolePlan['name'], ...rules: readonly AccessRule[]): RolePlan {
  return { name, rules, subjects: [] };
}

test('groups resources with the same verbs in one row, with their API group', () => {
  expect(rows([role('viewer', pods, jobs)])).toEqual([['viewer', 'get, list', 'pods, services, jobs.batch']]);
});

test('a role that includes another one lists only what it adds', () => {
  expect(rows([role('ml-engineer', pods, eviction), role('viewer', pods)])).toEqual([
    ['viewer', 'get, list', 'pods, services'],
    ['ml-engineer', 'all of viewer', ''],
    ['', 'create', 'pods/eviction'],
  ]);
});

test('lists overlapping roles in full', () => {
  expect(rows([role('viewer', pods, jobs), role('ml-engineer', jobs, eviction)])).toEqual([
    ['ml-engineer', 'get, list', 'jobs.batch'],
    ['', 'create', 'pods/eviction'],
    ['viewer', 'get, list', 'pods, services, jobs.batch'],
  ]);
});

test('merges roles with the same permissions', () => {
  expect(rows([role('viewer', pods), role('data-scientist', pods)])).toEqual([
    ['viewer, data-scientist', 'get, list', 'pods, services'],
  ]);
});

test('lists equal roles of several teams once', () => {
  expect(rows([role('viewer', pods)], [role('viewer', pods)])).toHaveLength(1);
});

test('lists a role with other permissions in one team for that team', () => {
  expect(rows([role('viewer', jobs)], [role('viewer', eviction)]).map(([title]) => title)).toEqual([
    'viewer',
    'viewer of t1',
  ]);
});
