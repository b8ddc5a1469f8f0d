import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'slo/single-replica';

// A model of 100Mi takes 2 s to download and 2 s to load, and the server takes 15 s: 19 s.
function serving(min: number, availability: number) {
  return findingsOf(withService(definition(), { scale: { min, max: 4 }, slo: { availability } }), id);
}

test('refuses an error budget that is too small for one replica', () => {
  expect(serving(1, 99.999)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'scale', 'min'],
      problem: 'the error budget is 25 s in 30 days (99.999%), and each restart of the only replica uses 19 s',
      value: 1,
      allowed: '2 or more, or an error budget of 76 s for 4 restarts',
      fix: 'raise scale.min to 2, or lower slo.availability',
    },
  ]);
});

test('accepts two replicas', () => {
  expect(serving(2, 99.999)).toEqual([]);
});

test('accepts an error budget for four restarts and nothing below it', () => {
  expect(serving(1, 99.997)).toEqual([]);
  expect(serving(1, 99.998)).toHaveLength(1);
});

test('accepts one replica without an objective', () => {
  const { slo: _, ...churn } = definition().services?.churn ?? {};
  const services = { churn: { ...churn, scale: { min: 1, max: 4 } } } as never;
  expect(findingsOf({ ...definition(), services }, id)).toEqual([]);
});
