import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'rollout/objective';
const base = definition();
const canary = { kind: 'canary', steps: [10] } as const;

test('a canary with an objective is judged', () => {
  expect(findingsOf(withService(base, { rollout: canary }), id)).toEqual([]);
});

test('a canary without one is found', () => {
  const { slo: _, ...churn } = withService(base, { rollout: canary }).services?.churn ?? {};
  expect(findingsOf({ ...base, services: { churn } } as typeof base, id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'slo'],
      problem: 'a canary is held against the objective of its service, and there is none',
      value: undefined,
      allowed: '{ availability: 99.9 }, with a latency where the server measures it',
      fix: "give 'slo', or choose another rollout",
    },
  ]);
});

test('other rollouts need none', () => {
  const { slo: _, ...churn } = withService(base, { rollout: { kind: 'blue-green' } }).services?.churn ?? {};
  expect(findingsOf({ ...base, services: { churn } } as typeof base, id)).toEqual([]);
});
