import { hasAnalysis, rolloutFacts } from '../../../lib/plan/facts/rollouts';
import { blueGreenPlan, previewRequests } from '../../fixtures/rollouts';

test('only a rolling update is run by a Deployment', () => {
  expect(rolloutFacts({ kind: 'rolling' }).object).toBe('Deployment');
  expect(rolloutFacts({ kind: 'canary' }).object).toBe('Rollout');
  expect(rolloutFacts({ kind: 'blue-green' }).object).toBe('Rollout');
});

test('only a canary splits requests', () => {
  expect(rolloutFacts({ kind: 'canary' }).splitsRequests).toBe(true);
  expect(rolloutFacts({ kind: 'blue-green' }).splitsRequests).toBe(false);
});

test('a definition without a rollout has a rolling update, which does not keep the previous revision', () => {
  expect(rolloutFacts(undefined)).toBe(rolloutFacts({ kind: 'rolling' }));
  expect(rolloutFacts(undefined).keepsPrevious).toBe(false);
});

test('an autoscaler counts the pods of every revision only in a canary', () => {
  expect(
    (['rolling', 'canary', 'blue-green'] as const).map((kind) => rolloutFacts({ kind }).countsAllRevisions),
  ).toEqual([false, true, false]);
});

test('a rolling update has no analysis, a blue-green rollout has one with an objective or a request', () => {
  const nothing = { ...blueGreenPlan, gate: { ...blueGreenPlan.gate, metrics: [] } };
  expect([blueGreenPlan, nothing, { ...nothing, requests: previewRequests }].map(hasAnalysis)).toEqual([
    true,
    false,
    true,
  ]);
});
