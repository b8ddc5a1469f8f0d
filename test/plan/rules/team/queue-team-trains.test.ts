import { gang, small, withQuotas, withTraining } from '../../../fixtures/queues';
import { findingsOf } from '../findings-of';

const id = 'queue/team-trains';

test('a quota of a team that trains on the pool is good', () => {
  expect(findingsOf(withQuotas(withTraining(), { ranking: { gpus: 16 } }), id)).toEqual([]);
});

test('a quota of a team that does not train there is found', () => {
  expect(findingsOf(withQuotas(withTraining(), { shop: { gpus: 8 } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'quota', 'train'],
      problem: 'training waits for train, so the quota holds room for training there, and this team has none',
      fix: 'take the quota away, or accept it with a waiver until the team trains',
    },
  ]);
});

test('a team that trains on another pool does not train there', () => {
  const elsewhere = withTraining({ ranker: gang, baskets: small });
  expect(findingsOf(withQuotas(elsewhere, { shop: { gpus: 8 } }), id)).toHaveLength(1);
});

test('of a pool that nothing waits for, a quota is a bound for services', () => {
  expect(findingsOf(withQuotas(withTraining({}), { shop: { gpus: 8 } }), id)).toEqual([]);
});
