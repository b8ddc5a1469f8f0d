import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'scale/zero';
const base = definition();

test('accepts one replica', () => {
  expect(findingsOf(withService(base, { scale: { min: 1, max: 2 } }), id)).toEqual([]);
});

test('refuses zero replicas', () => {
  expect(findingsOf(withService(base, { scale: { min: 0, max: 2 } }), id)).toMatchObject([
    {
      path: ['services', 'churn', 'scale', 'min'],
      problem: expect.stringMatching(
        /^nothing buffers requests for the [0-9]+ s or more that a replica takes to start/,
      ),
      value: 0,
      allowed: 'at least 1',
      fix: expect.stringContaining('the HTTP add-on of KEDA'),
    },
  ]);
});
