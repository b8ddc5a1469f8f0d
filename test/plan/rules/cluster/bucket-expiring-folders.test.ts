import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const checkpoint = { bucket: 'models', path: 'fit/checkpoints', every: '15m', expireAfter: '60d' };

function withJobs(count: number, one: object = {}) {
  const jobs = Array.from({ length: count }, (_, index) => [
    `fit-${index}`,
    { ...trainingJob, checkpoint: { ...checkpoint, path: `fit-${index}`, ...one } },
  ]);
  return { ...definition('eks'), training: Object.fromEntries(jobs) };
}

test('bucket/expiring-folders accepts 50 folders of a bucket', () => {
  expect(findingsOf(withJobs(50), 'bucket/expiring-folders')).toEqual([]);
  expect(findingsOf(withJobs(51), 'bucket/expiring-folders')).toMatchObject([
    { path: ['training', 'fit-50', 'checkpoint', 'expireAfter'] },
  ]);
});
