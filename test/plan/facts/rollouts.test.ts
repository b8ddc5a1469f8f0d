import { rolloutFacts } from '../../../lib/plan/facts/rollouts';

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
