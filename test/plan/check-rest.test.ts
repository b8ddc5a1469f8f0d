import { checkModelPlatform } from '../../lib/plan/plan';
import { definition, withService } from '../fixtures/definition';

/** Rule and path of everything that is wrong. */
function problemsOf(value: unknown): readonly string[] {
  return checkModelPlatform(value as never).findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

const base = definition();
const churn = base.services?.churn;

test('a fault of shape hides no fault of the rest', () => {
  const services = { ...base.services, other: { ...churn, drain: 'soon' }, third: { ...churn, team: 'nobody' } };
  expect(problemsOf({ ...base, services })).toEqual([
    'definition/format services.other.drain',
    'reference/known services.third.team',
  ]);
});

test('what was left out is not told as missing, nor what it used as unused', () => {
  const nodePools = { general: { machine: { cpu: 4, memory: '16GB' }, nodes: { min: 2, max: 4 } } };
  expect(problemsOf({ ...base, cluster: { ...base.cluster, nodePools } })).toEqual([
    'definition/format cluster.nodePools.general.machine.memory',
  ]);
});

test('where the cluster itself cannot be read, nothing else is judged', () => {
  const wrong = { ...withService(base, { team: 'nobody' }), cluster: { ...base.cluster, region: 7 } };
  expect(problemsOf(wrong)).toEqual(['definition/type cluster.region']);
});
