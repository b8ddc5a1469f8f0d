import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'disruption/allows-drain';
const base = definition();

test('accepts the default budget', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(withService(base, { scale: { min: 1 } }), id)).toEqual([]);
});

test('refuses a budget that needs all replicas', () => {
  expect(findingsOf(withService(base, { disruption: { minAvailable: 1 } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { disruption: { minAvailable: 2 } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'disruption', 'minAvailable'],
      problem: 'minAvailable is 2 and scale.min is 2, so a node with a replica can never be drained',
      value: 2,
      allowed: 'at most 1',
      fix: 'lower disruption.minAvailable, or raise scale.min',
    },
  ]);
});

test('refuses a budget with one replica', () => {
  expect(findingsOf(withService(base, { scale: { min: 1 }, disruption: { minAvailable: 1 } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'disruption', 'minAvailable'],
      problem: 'with one replica, its node can never be drained',
      value: 1,
      allowed: 'no disruption budget with one replica',
      fix: "remove 'disruption', or raise scale.min",
    },
  ]);
});
