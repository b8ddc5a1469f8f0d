import { callLines, connectionsOut } from '../../../lib/plan/explain/calls';
import { lineOf, sampleContext } from '../../fixtures/explanations';
import { jobOf, serviceOf } from '../../fixtures/plan-of';

const churn = serviceOf(sampleContext.plan);
const spec = sampleContext.definition.services?.churn;
const lines = callLines(churn, churn.path, spec, sampleContext);

test('has a line for each consumer with its place in the list', () => {
  const consumers = lines.filter(({ field }) => field === 'consumer');
  expect(consumers.map(({ value }) => value)).toEqual(['team ranking', 'gateway inside', 'namespace shop']);
  expect(consumers.map(({ from }) => 'path' in from && from.path?.at(-1))).toEqual([0, 1, 2]);
});

test('names the port and the policy that allow a consumer', () => {
  expect(lines[0]?.why).toContain('serve-churn');
  expect(lines[0]?.why).toContain('8080');
});

test('a route comes from the consumer with its gateway', () => {
  expect(lineOf(lines, 'route')).toMatchObject({
    value: 'models.acme.example/v2/models/churn-model',
    from: { kind: 'definition', path: ['services', 'churn', 'consumers', 1] },
  });
});

test('a route lists the paths of all models', () => {
  const routes = churn.routes.map((route) => ({ ...route, otherPathPrefixes: ['/other'] }));
  const line = lineOf(callLines({ ...churn, routes }, churn.path, spec, sampleContext), 'route');
  expect(line.value).toBe('models.acme.example/v2/models/churn-model, models.acme.example/other');
});

test('a route without a consumer in the definition is computed', () => {
  expect(lineOf(callLines(churn, churn.path, undefined, sampleContext), 'route').from).toEqual({ kind: 'computed' });
});

test('lists the purposes of the connections that the policies allow', () => {
  expect(lineOf(lines, 'connections in').value).toContain('requests from team ranking');
  expect(lineOf(lines, 'connections out').value.split(', ')).toEqual([
    ...churn.networkPolicies.flatMap(({ egress = [] }) => egress.map(({ why }) => why)),
    'requests to ranking-ns/churn',
  ]);
});

test('lists each purpose once', () => {
  const job = jobOf(sampleContext.plan);
  const once = connectionsOut(job, sampleContext).value;
  const networkPolicies = [...job.networkPolicies, ...job.networkPolicies];
  expect(connectionsOut({ ...job, networkPolicies }, sampleContext).value).toBe(once);
});

test('a job of a consumer team connects to no service', () => {
  const { team } = jobOf(sampleContext.plan);
  expect(spec?.consumers).toContainEqual({ team });
  expect(connectionsOut(jobOf(sampleContext.plan), sampleContext).value).not.toContain('requests to');
});
