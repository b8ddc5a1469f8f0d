import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'startup/budget';
const base = definition();

test('accepts the computed budget', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('refuses a budget one second too short', () => {
  expect(findingsOf(withService(base, { startup: { budget: '19s' } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { startup: { budget: '18000ms' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'startup', 'budget'],
      problem:
        'the budget is 18 s, but a start with 100 MiB of model data takes up to 19 s (download 2 s, load 2 s, server start 15 s)',
      value: '18000ms',
      allowed: 'at least 19s',
      fix: "raise startup.budget, or remove 'startup' to use the computed budget",
    },
  ]);
});
