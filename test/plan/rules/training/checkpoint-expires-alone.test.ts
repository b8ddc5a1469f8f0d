import type { CheckpointSpec } from '../../../../lib/definition/training';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const checkpoint: CheckpointSpec = { bucket: 'models', path: 'fit/checkpoints', every: '15m', expireAfter: '60d' };

function withJob(job: object, others: object = {}) {
  return { ...definition('eks'), training: { fit: { ...trainingJob, checkpoint, ...job }, ...others } };
}

test.each([
  ['the output of the job', { output: { bucket: 'models', path: 'fit' } }, {}],
  ['the data of a job', { data: { '/data': { bucket: 'models', path: 'fit/checkpoints/old' } } }, {}],
  ['checkpoints that are kept', {}, { other: { ...trainingJob, checkpoint: { ...checkpoint, expireAfter: '90d' } } }],
])('checkpoint/expires-alone reports a folder with %s', (_, job, others) => {
  const id = 'checkpoint/expires-alone';
  expect(findingsOf(withJob({ output: { bucket: 'models', path: 'out' } }), id)).toEqual([]);
  expect(findingsOf(withJob(job, others), id)[0]).toMatchObject({
    path: ['training', 'fit', 'checkpoint', 'expireAfter'],
  });
});

test('checkpoint/expires-alone reports the folder of a model', () => {
  const [model] = Object.values(definition('eks').models ?? {});
  const [version] = Object.values(model?.versions ?? {});
  const path = version?.path.split('/')[0] ?? '';
  expect(findingsOf(withJob({ checkpoint: { ...checkpoint, path } }), 'checkpoint/expires-alone')).toHaveLength(1);
});
