import type { AccessRule, RolePlan } from '../../lib/plan/types/role';
import { permissionRows } from '../../lib/report/permissions';
import { samplePlan } from './sample-plan';

const pods: AccessRule = { apiGroup: '', resources: ['pods', 'services'], verbs: ['get', 'list'] };
const jobs: AccessRule = { apiGroup: 'batch', resources: ['jobs'], verbs: ['get', 'list'] };
const eviction: AccessRule = { apiGroup: '', resources: ['pods/eviction'], verbs: ['create'] };

function rows(...teams: readonly (readonly RolePlan[])[]): readonly (readonly string[])[] {
  const { ranking } = samplePlan.teams;
  if (!ranking) throw new Error('the sample plan has no team ranking');
  const named = teams.map((roles, index) => [`t${index}`, { ...ranking, name: `t${index}`, roles }] as const);
  return permissionRows({ ...samplePlan, teams: Object.fromEntries(named) });
}

function role(name: RolePlan['name'], ...rules: readonly AccessRule[]): RolePlan {
  return { name, rules, subjects: [] };
}

test('resources with the same verbs are one row, with their API group', () => {
  expect(rows([role('viewer', pods, jobs)])).toEqual([['viewer', 'get, list', 'pods, services, jobs.batch']]);
});

test('a role that includes another is printed after it as what it adds', () => {
  expect(rows([role('ml-engineer', pods, eviction), role('viewer', pods)])).toEqual([
    ['viewer', 'get, list', 'pods, services'],
    ['ml-engineer', 'all that', 'viewer may'],
    ['', 'create', 'pods/eviction'],
  ]);
});

test('roles that overlap without including each other are printed in full', () => {
  expect(rows([role('viewer', pods, jobs), role('ml-engineer', jobs, eviction)])).toEqual([
    ['ml-engineer', 'get, list', 'jobs.batch'],
    ['', 'create', 'pods/eviction'],
    ['viewer', 'get, list', 'pods, services, jobs.batch'],
  ]);
});

test('roles of the same rights share their rows', () => {
  expect(rows([role('viewer', pods), role('data-scientist', pods)])).toEqual([
    ['viewer, data-scientist', 'get, list', 'pods, services'],
  ]);
});

test('teams that agree are printed once', () => {
  expect(rows([role('viewer', pods)], [role('viewer', pods)])).toHaveLength(1);
});

test('a role that means something else in one team is printed for that team', () => {
  expect(rows([role('viewer', jobs)], [role('viewer', eviction)]).map(([title]) => title)).toEqual([
    'viewer',
    'viewer of t1',
  ]);
});
