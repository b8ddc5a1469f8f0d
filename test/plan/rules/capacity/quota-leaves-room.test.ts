import { withService } from '../../../fixtures/definition';
import { gang, small, withQuotas, withTraining } from '../../../fixtures/queues';
import { findingsOf } from '../findings-of';

const id = 'quota/leaves-room';
const both = withTraining({ ranker: gang, baskets: { ...small, pool: 'train' } });

test('a quota that leaves others a GPU is good', () => {
  expect(findingsOf(withQuotas(both, { ranking: { gpus: 31 } }), id)).toEqual([]);
});

test('a quota that leaves nothing to a team that trains is found', () => {
  expect(findingsOf(withQuotas(both, { ranking: { gpus: 32 } }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'quota', 'train'],
      problem: 'what services and the quotas of other teams take leaves this team no GPUs of train for its training',
      fix: 'give the team a quota of train, lower those of others, or allow more nodes',
    },
  ]);
});

test('who writes that a team is guaranteed nothing knows it', () => {
  expect(findingsOf(withQuotas(both, { ranking: { gpus: 32 }, shop: { gpus: 0 } }), id)).toEqual([]);
});

test('services that take a whole pool are found, by its CPUs where it has no GPU', () => {
  const full = withService(withTraining({ baskets: small }), { scale: { max: 30 } });
  expect(findingsOf(full, id).map(({ problem }) => problem)).toEqual([
    'what services and the quotas of other teams take leaves this team no CPUs of general for its training',
  ]);
});
