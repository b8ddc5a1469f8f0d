import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'disruption/allows-drain';
const base = definition();

test('by default one replica may go', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(withService(base, { scale: { min: 1 } }), id)).toEqual([]);
});

test('a budget that needs all replicas is found', () => {
  expect(findingsOf(withService(base, { disruption: { minAvailable: 1 } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { disruption: { minAvailable: 2 } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'disruption', 'minAvailable'],
      problem: 'with 2 replicas, no node that runs one can ever be drained',
      value: 2,
      allowed: 'at most 1',
      fix: 'lower it, or raise scale.min',
    },
  ]);
});

test('of one replica none can be kept', () => {
  expect(findingsOf(withService(base, { scale: { min: 1 }, disruption: { minAvailable: 1 } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'disruption', 'minAvailable'],
      problem: 'with 1 replica, no node that runs it can ever be drained',
      value: 1,
      allowed: 'none: one replica can only be kept or drained',
      fix: "take 'disruption' away, or raise scale.min",
    },
  ]);
});
