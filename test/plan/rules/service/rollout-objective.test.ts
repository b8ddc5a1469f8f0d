import type { RolloutSpec } from '../../../../lib/definition/rollout';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'rollout/objective';
const base = definition();
const canary = { kind: 'canary', steps: [10] } as const;

test('accepts a canary with an objective', () => {
  expect(findingsOf(withService(base, { rollout: canary }), id)).toEqual([]);
});

test('refuses a canary without an objective', () => {
  const { slo: _, ...churn } = withService(base, { rollout: canary }).services?.churn ?? {};
  expect(findingsOf({ ...base, services: { churn } } as typeof base, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'slo'],
      problem: 'a new revision is compared with the objective of its service, and there is none',
      value: undefined,
      allowed: '{ availability: 99.9 }, with a latency if the server measures it',
      fix: "set 'slo', or choose another rollout",
    },
  ]);
});

test('refuses a blue-green rollout without an objective and without requests', () => {
  expect(withoutObjective({ kind: 'blue-green' })).toMatchObject([
    { rule: id, fix: "set 'slo' or 'rollout.request', or choose another rollout" },
  ]);
});

test.each([
  { kind: 'blue-green', request: { path: '/v2/models/churn/infer', body: '{}' } },
  { kind: 'rolling' },
] as const)('accepts other rollouts without an objective ($kind)', (rollout) => {
  expect(withoutObjective(rollout)).toEqual([]);
});

function withoutObjective(rollout: RolloutSpec) {
  const { slo: _, ...churn } = withService(base, { rollout }).services?.churn ?? {};
  return findingsOf({ ...base, services: { churn } } as typeof base, id);
}
