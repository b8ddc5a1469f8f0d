import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'scale/zero';
const base = definition();

test('one replica that is always there is good', () => {
  expect(findingsOf(withService(base, { scale: { min: 1, max: 2 } }), id)).toEqual([]);
});

test('none is found, with what would hold the requests', () => {
  expect(findingsOf(withService(base, { scale: { min: 0, max: 2 } }), id)).toMatchObject([
    {
      path: ['services', 'churn', 'scale', 'min'],
      problem: expect.stringMatching(/^nothing holds requests for the [0-9]+ s or more that a replica takes to start/),
      value: 0,
      allowed: 'at least 1',
      fix: expect.stringContaining('the HTTP add-on of KEDA'),
    },
  ]);
});
