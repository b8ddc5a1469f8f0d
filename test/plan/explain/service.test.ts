import type { ModelServiceSpec } from '../../../lib/definition/service';
import { explainService } from '../../../lib/plan/explain/service';
import { definition, withService } from '../../fixtures/definition';
import { contextOf, fieldsOfLines, lineOf, sampleContext } from '../../fixtures/explanations';
import { serviceOf } from '../../fixtures/plan-of';

const lines = explainService(serviceOf(sampleContext.plan), sampleContext).lines;

function linesOf(change: Partial<ModelServiceSpec>) {
  const context = contextOf(withService(definition(), change));
  return explainService(serviceOf(context.plan), context).lines;
}

test.each(['namespace', 'pool', 'CPU', 'rollout', 'connections in', 'connections out', 'identity', 'security'])(
  'has the line %s',
  (field) => {
    expect(fieldsOfLines(lines)).toContain(field);
  },
);

test('the namespace follows from the team', () => {
  expect(lineOf(lines, 'namespace')).toMatchObject({
    value: 'ranking-ns',
    from: { kind: 'definition', path: ['services', 'churn', 'team'] },
  });
});

test('shows version, location and checksum of each model', () => {
  expect(lineOf(lines, 'model churn-model')).toMatchObject({
    value: 'v7, s3://acme-models-fda33a88/churn/v7/model.tar',
    why: expect.stringContaining('9f86d081884c'),
    from: { kind: 'definition', path: ['services', 'churn', 'model'] },
  });
});

test('replicas that are not set are a default', () => {
  expect(lineOf(lines, 'min replicas')).toMatchObject({
    value: '2',
    from: { kind: 'default', path: ['services', 'churn', 'scale', 'min'] },
  });
  expect(lineOf(lines, 'max replicas')).toMatchObject({ value: '6', from: { kind: 'definition' } });
});

test('shows the signal of the autoscaler, or none', () => {
  expect(lineOf(lines, 'signal').value).toMatch(/^4 /);
  expect(lineOf(lines, 'signal').why).toContain('336 s');
  expect(lineOf(linesOf({ scale: { min: 2, max: 2 } }), 'signal')).toMatchObject({
    value: 'none',
    from: { kind: 'computed' },
  });
});

test('the startup budget is computed, unless it is set', () => {
  expect(lineOf(lines, 'startup budget')).toMatchObject({
    value: '168 s',
    why: expect.stringMatching(/84 s.*a server that hangs restarts \d+ s after the download/),
    from: { kind: 'computed', path: ['services', 'churn', 'startup', 'budget'] },
  });
  expect(lineOf(linesOf({ startup: { budget: '5m' } }), 'startup budget')).toMatchObject({
    value: '300 s',
    from: { kind: 'definition' },
  });
});

test('shows the grace period and how long a terminating replica serves', () => {
  expect(lineOf(lines, 'grace period').value).toBe('45 s');
  expect(lineOf(lines, 'grace period').why).toContain('15 s');
});

test('shows the disruption budget', () => {
  expect(lineOf(lines, 'disruption budget')).toMatchObject({
    value: 'at most 1 unavailable',
    from: { kind: 'default' },
  });
  expect(lineOf(linesOf({ disruption: { minAvailable: 1 } }), 'disruption budget')).toMatchObject({
    value: 'at least 1 available',
    from: { kind: 'definition' },
  });
});

test('an image that is not set comes from the catalog', () => {
  expect(lineOf(lines, 'image server').from.kind).toBe('catalog');
  expect(lineOf(linesOf({}), 'image server').from).toMatchObject({
    kind: 'definition',
    path: ['services', 'churn', 'runtime', 'image'],
  });
  expect(lineOf(linesOf({}), 'image model-download').from.kind).toBe('catalog');
});

test('shows the objective and its error budget', () => {
  expect(lineOf(lines, 'objective').value).toMatch(/^99\.9% .*99% within 250 ms$/);
  expect(lineOf(lines, 'objective').why).toMatch(/30 days.*0\.1%/);
  const { slo: _, ...without } = definition().services?.churn ?? {};
  const context = contextOf({ ...definition(), services: { churn: without as ModelServiceSpec } });
  expect(lineOf(explainService(serviceOf(context.plan), context).lines, 'objective').value).toBe('none');
});

test('counts the alerts', () => {
  expect(lineOf(lines, 'alerts').value).toBe('16');
});
