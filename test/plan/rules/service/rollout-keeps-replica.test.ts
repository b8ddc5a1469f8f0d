import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'rollout/keeps-replica';

function findings(maxUnavailable: number, min = 2) {
  const scale = { min, max: 6 };
  return findingsOf(withService(definition(), { scale, rollout: { kind: 'rolling', maxUnavailable } }), id);
}

test('accepts a rolling update that keeps a replica', () => {
  expect(findings(0, 1)).toEqual([]);
  expect(findings(1)).toEqual([]);
});

test('refuses a rolling update that can stop all replicas of a service with an objective', () => {
  expect(findings(10)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'rollout', 'maxUnavailable'],
      problem: 'maxUnavailable is 10 and scale.min is 2, so a rollout can stop all replicas at once',
      value: 10,
      allowed: 'at most 1',
      fix: 'lower rollout.maxUnavailable, or raise scale.min',
    },
  ]);
  expect(findings(1, 1)).toMatchObject([{ allowed: '0' }]);
});
