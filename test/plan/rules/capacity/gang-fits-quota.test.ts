import type { PoolQuotaSpec } from '../../../../lib/definition/team';
import { withQuotas, withTraining } from '../../../fixtures/queues';
import { findingsOf } from '../findings-of';

const id = 'gang/fits-quota';

/** Two nodes of eight GPUs, for a team with this part of the pool. */
function with16Gpus(ranking: PoolQuotaSpec) {
  return withQuotas(withTraining(), { ranking });
}

test('a gang that the quota holds is good, without borrowing', () => {
  expect(findingsOf(with16Gpus({ gpus: 16, borrow: false }), id)).toEqual([]);
});

test('a larger one is found where the team may not borrow', () => {
  expect(findingsOf(with16Gpus({ gpus: 15, borrow: false }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'ranker'],
      problem: 'it asks for more GPUs of train than its team ranking is guaranteed, and the team may not borrow',
      value: '16',
      allowed: 'at most 15',
      fix: 'raise the quota, let the team borrow, or ask for less',
    },
  ]);
});

test('who may borrow can get more than is guaranteed', () => {
  expect(findingsOf(with16Gpus({ gpus: 1 }), id)).toEqual([]);
});

test('too little memory is found where there are GPUs enough', () => {
  expect(findingsOf(with16Gpus({ gpus: 16, memory: '1Ti', borrow: false }), id)[0]).toMatchObject({
    problem: 'it asks for more memory of train than its team ranking is guaranteed, and the team may not borrow',
    allowed: 'at most 1Ti',
  });
});
