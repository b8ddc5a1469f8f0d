import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'slo/single-replica';

// A model of 100Mi needs two seconds to fetch, two to load and fifteen for the server: 19 s.
function serving(min: number, availability: number) {
  return findingsOf(withService(definition(), { scale: { min, max: 4 }, slo: { availability } }), id);
}

test('an objective that one replica cannot keep is found', () => {
  expect(serving(1, 99.999)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'scale', 'min'],
      problem: '99.999% of 30 days leave 25 s without an answer, and each loss of the one replica takes 19 s of them',
      value: 1,
      allowed: '2 or more, or an objective that leaves 76 s, of which 4 starts have room',
      fix: 'raise scale.min to 2, or lower slo.availability',
    },
  ]);
});

test('two replicas are good', () => {
  expect(serving(2, 99.999)).toEqual([]);
});

test('an objective with room for four starts is good, and a little less is not', () => {
  expect(serving(1, 99.997)).toEqual([]);
  expect(serving(1, 99.998)).toHaveLength(1);
});

test('without an objective there is none to miss', () => {
  const { slo: _, ...churn } = definition().services?.churn ?? {};
  const services = { churn: { ...churn, scale: { min: 1, max: 4 } } } as never;
  expect(findingsOf({ ...definition(), services }, id)).toEqual([]);
});
