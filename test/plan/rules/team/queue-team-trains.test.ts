import { findingsOf } from '../../../fixtures/findings';
import { gang, small, trainingDefinition, withQuotas } from '../../../fixtures/queues';

const id = 'queue/team-trains';

test('accepts a quota of a team that trains on the pool', () => {
  expect(findingsOf(withQuotas(trainingDefinition(), { ranking: { gpus: 16 } }), id)).toEqual([]);
});

test('refuses a quota of a team without training jobs on the pool', () => {
  expect(findingsOf(withQuotas(trainingDefinition(), { shop: { gpus: 8 } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'quota', 'train'],
      problem: 'the quota guarantees capacity for training on train, and this team has no training jobs there',
      fix: 'remove the quota, or accept it with a waiver until the team trains',
    },
  ]);
});

test('ignores training jobs on other pools', () => {
  const elsewhere = trainingDefinition({ ranker: gang, baskets: small });
  expect(findingsOf(withQuotas(elsewhere, { shop: { gpus: 8 } }), id)).toHaveLength(1);
});

test('accepts a quota on a pool without training jobs', () => {
  expect(findingsOf(withQuotas(trainingDefinition({}), { shop: { gpus: 8 } }), id)).toEqual([]);
});

test('ignores a pool with a job of an unknown team, which another rule reports', () => {
  const jobs = trainingDefinition({ ranker: { ...gang, team: 'shp' }, baskets: small });
  const withQuota = withQuotas(jobs, { shop: { gpus: 8 } });
  expect(findingsOf(withQuota, 'reference/known')).toHaveLength(1);
  expect(findingsOf(withQuota, id)).toEqual([]);
});
