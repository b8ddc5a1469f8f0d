import { checkModelPlatform } from '../../lib/plan/plan';
import { definition, withService } from '../fixtures/definition';

/** Rule and path of each finding. */
function problemsOf(value: unknown): readonly string[] {
  return checkModelPlatform(value as never).findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

const base = definition();
const churn = base.services?.churn;

test('an invalid field does not hide problems of other fields', () => {
  const services = { ...base.services, other: { ...churn, drain: 'soon' }, third: { ...churn, team: 'unknown' } };
  expect(problemsOf({ ...base, services })).toEqual([
    'definition/format services.other.drain',
    'reference/known services.third.team',
  ]);
});

test('what is left out is not reported as missing, nor what it uses as unused', () => {
  const nodePools = { general: { machine: { cpu: 4, memory: '16GB' }, nodes: { min: 2, max: 4 } } };
  expect(problemsOf({ ...base, cluster: { ...base.cluster, nodePools } })).toEqual([
    'definition/format cluster.nodePools.general.machine.memory',
  ]);
});

test('an invalid cluster suppresses all other findings', () => {
  const wrong = { ...withService(base, { team: 'unknown' }), cluster: { ...base.cluster, region: 7 } };
  expect(problemsOf(wrong)).toEqual(['definition/type cluster.region']);
});
