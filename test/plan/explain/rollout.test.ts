import type { RolloutSpec } from '../../../lib/definition/rollout';
import type { ModelServiceSpec } from '../../../lib/definition/service';
import { rolloutLines } from '../../../lib/plan/explain/rollout';
import { definition, withService } from '../../fixtures/definition';
import { contextOf, fieldsOfLines, lineOf } from '../../fixtures/explanations';
import { serviceOf } from '../../fixtures/plan-of';

function linesOf(rollout: RolloutSpec | undefined, change: Partial<ModelServiceSpec> = {}) {
  const model = { name: 'churn', version: 'v2', previous: 'v1' };
  const of = withService(definition(), rollout ? { model, rollout, ...change } : change);
  const context = contextOf(of);
  const service = serviceOf(context.plan);
  return rolloutLines(service, service.path, context);
}

const canary = linesOf({ kind: 'canary', steps: [10, 50], watch: '10m' });

test('a rolling update is the default and has one line', () => {
  const [line, ...more] = linesOf(undefined);
  expect(line).toMatchObject({
    field: 'rollout',
    value: 'rolling, max surge 1, max unavailable 0',
    from: { kind: 'default', path: ['services', 'churn', 'rollout'] },
  });
  expect(line?.why).toContain('360 s');
  expect(more).toEqual([]);
});

test('shows the steps of a canary', () => {
  expect(lineOf(canary, 'rollout')).toMatchObject({
    value: 'canary, 10% for 10m, 50% for 10m',
    from: { kind: 'definition', path: ['services', 'churn', 'rollout'] },
  });
});

test('lists the consumers that do not use a gateway', () => {
  const direct = canary[1];
  expect(direct?.value).toBe('team ranking, team shop');
  expect(direct?.from).toMatchObject({ path: ['services', 'churn', 'consumers'] });
  const lines = linesOf(
    { kind: 'canary', steps: [10] },
    { consumers: [{ gateway: 'internal' }, { namespace: 'web' }] },
  );
  expect(lines[1]?.value).toBe('namespace web');
});

test('shows the criteria of the gate, which follow from the objective', () => {
  expect(lineOf(canary, 'gate').value).toMatch(/availability: .*latency: /);
  expect(lineOf(canary, 'gate').from).toMatchObject({ kind: 'definition', path: ['services', 'churn', 'slo'] });
});

test('shows what happens without traffic', () => {
  const goOn = linesOf({ kind: 'canary', steps: [10], withoutTraffic: 'go-on' });
  expect(lineOf(canary, 'gate without traffic').from.kind).toBe('default');
  expect(lineOf(goOn, 'gate without traffic').from.kind).toBe('definition');
  expect(lineOf(goOn, 'gate without traffic').value).not.toBe(lineOf(canary, 'gate without traffic').value);
});

test('shows the version that stays warm', () => {
  const warm = canary.at(-1);
  expect(warm?.value).toMatch(/^v1 for /);
  expect(warm?.from).toMatchObject({ kind: 'definition', path: ['services', 'churn', 'model', 'previous'] });
});

test('a blue-green rollout has a gate, and requests if the definition has one', () => {
  const lines = linesOf({ kind: 'blue-green' });
  expect(lineOf(lines, 'rollout').value).toBe('blue-green');
  expect(lineOf(lines, 'gate').value).toMatch(/availability: /);
  expect(fieldsOfLines(lines)).not.toContain('requests before the switch');
  expect(lines.at(-1)?.value).toMatch(/^v1 for /);
  const request = { path: '/v2/models/churn/infer', body: '{}' };
  expect(lineOf(linesOf({ kind: 'blue-green', request }), 'requests before the switch').value).toBe(
    '498, one every 1 s',
  );
});
