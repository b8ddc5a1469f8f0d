import type { CheckpointSpec } from '../../../../lib/definition/training';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const checkpoint: CheckpointSpec = { bucket: 'models', path: 'fit/checkpoints', every: '15m', expireAfter: '60d' };

function withJob(job: object, others: object = {}) {
  return { ...definition('eks'), training: { fit: { ...trainingJob, checkpoint, ...job }, ...others } };
}

test('checkpoint/expiry-after-run accepts an age above the time of all attempts', () => {
  const id = 'checkpoint/expiry-after-run';
  expect(findingsOf(withJob({}), id)).toEqual([]);
  expect(findingsOf(withJob({ checkpoint: { ...checkpoint, expireAfter: '4d' } }), id)).toMatchObject([
    { path: ['training', 'fit', 'checkpoint', 'expireAfter'], value: '4d' },
  ]);
});
