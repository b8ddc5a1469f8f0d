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
      problem: 'a canary is compared with the objective of its service, and there is none',
      value: undefined,
      allowed: '{ availability: 99.9 }, with a latency if the server measures it',
      fix: "set 'slo', or choose another rollout",
    },
  ]);
});

test('accepts other rollouts without an objective', () => {
  const { slo: _, ...churn } = withService(base, { rollout: { kind: 'blue-green' } }).services?.churn ?? {};
  expect(findingsOf({ ...base, services: { churn } } as typeof base, id)).toEqual([]);
});
