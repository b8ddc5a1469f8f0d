import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'startup/budget';
const base = definition();

test('a budget that is computed is enough', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('a budget of just what is needed is good, and a second less is found', () => {
  expect(findingsOf(withService(base, { startup: { budget: '19s' } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { startup: { budget: '18000ms' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'startup', 'budget'],
      problem: 'a start with 100 MiB of model takes up to 19 s (download 2 s, load 2 s, start of the server 15 s)',
      value: '18000ms',
      allowed: 'at least 19s',
      fix: "allow more, or leave 'startup' away and let it be computed",
    },
  ]);
});
