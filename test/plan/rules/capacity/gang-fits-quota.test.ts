import type { PoolQuotaSpec } from '../../../../lib/definition/team';
import { findingsOf } from '../../../fixtures/findings';
import { trainingDefinition, withQuotas } from '../../../fixtures/queues';

const id = 'gang/fits-quota';

/** A gang on two nodes of eight GPUs. The team has the given quota. */
function with16Gpus(ranking: PoolQuotaSpec) {
  return withQuotas(trainingDefinition(), { ranking });
}

test('accepts a gang within the quota without borrowing', () => {
  expect(findingsOf(with16Gpus({ gpus: 16, borrow: false }), id)).toEqual([]);
});

test('refuses a larger gang if the team does not borrow', () => {
  expect(findingsOf(with16Gpus({ gpus: 15, borrow: false }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'ranker'],
      problem: 'it requests 16 GPUs of train, the team ranking is guaranteed 15 and does not borrow',
      value: '16',
      allowed: 'at most 15',
      fix: 'raise the quota, set borrow: true for the team, or request less',
    },
  ]);
});

test('accepts a larger gang if the team borrows', () => {
  expect(findingsOf(with16Gpus({ gpus: 1 }), id)).toEqual([]);
});

test('refuses too little memory with enough GPUs', () => {
  expect(findingsOf(with16Gpus({ gpus: 16, memory: '1Ti', borrow: false }), id)[0]).toMatchObject({
    problem: 'it requests 2163200Mi memory of train, the team ranking is guaranteed 1Ti and does not borrow',
    allowed: 'at most 1Ti',
  });
});
