import { withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gang, small, trainingDefinition, withQuotas } from '../../../fixtures/queues';

const id = 'quota/leaves-room';
const both = trainingDefinition({ ranker: gang, baskets: { ...small, pool: 'train' } });

test('accepts a quota that leaves one GPU', () => {
  expect(findingsOf(withQuotas(both, { ranking: { gpus: 31 } }), id)).toEqual([]);
});

test('refuses a quota that leaves no GPU for another team that trains', () => {
  expect(findingsOf(withQuotas(both, { ranking: { gpus: 32 } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'quota', 'train'],
      problem: 'services and the quotas of other teams use all GPUs of train, so this team has none for training',
      fix: 'set a quota of train for the team, lower the other quotas, or raise nodes.max of train',
    },
  ]);
});

test('accepts an explicit quota of 0', () => {
  expect(findingsOf(withQuotas(both, { ranking: { gpus: 32 }, shop: { gpus: 0 } }), id)).toEqual([]);
});

test('refuses services that use all CPUs of a pool without GPUs', () => {
  const full = withService(trainingDefinition({ baskets: small }), { scale: { max: 30 } });
  expect(findingsOf(full, id).map(({ problem }) => problem)).toEqual([
    'services and the quotas of other teams use all CPUs of general, so this team has none for training',
  ]);
});
