import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { definition } from '../../../fixtures/definition';
import { trainingJob } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'bucket/prefix-owner';

/** The team `ranking` serves `churn/v1/model.joblib` and `churn/v2/model.joblib` of the bucket `models`. */
function training(jobs: Readonly<Record<string, Partial<TrainingJobSpec>>>): ModelPlatformDefinition {
  const whole = Object.entries(jobs).map(([name, job]) => [name, { ...trainingJob, ...job }]);
  return { ...definition(), buckets: { models: {}, other: {} }, training: Object.fromEntries(whole) };
}

const at = (path: string, bucket = 'models') => ({ bucket, path });
const kept = (path: string) => ({ ...at(path), every: '10m' });
const paths = (found: ReturnType<typeof findingsOf>) => found.map(({ path }) => path.join('.'));

test('a team may write around the models that it serves itself', () => {
  expect(findingsOf(training({ fit: { output: at('churn') } }), id)).toEqual([]);
});

test("an output over another team's model is found", () => {
  expect(findingsOf(training({ fit: { team: 'shop', output: at('churn/v1') } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'output', 'path'],
      problem: 'what is written to here is the model churn of ranking: churn/v1/model.joblib',
      value: 'churn/v1',
      allowed: 'a path that is neither inside nor around churn/v1/model.joblib',
      fix: 'choose a path or a bucket of your own, or accept with a waiver that the two teams share it',
    },
  ]);
});

test.each(['churn', 'churn/', 'churn/v2/model.joblib', 'churn/v2/model.joblib/more'])(
  'a checkpoint in or around it is found: %s',
  (path) => {
    expect(paths(findingsOf(training({ fit: { team: 'shop', checkpoint: kept(path) } }), id))).toEqual([
      'training.fit.checkpoint.path',
    ]);
  },
);

test.each([at('churn-2'), at('chur'), at('churn', 'other')])('a path or a bucket of its own is good: %j', (output) => {
  expect(findingsOf(training({ fit: { team: 'shop', output } }), id)).toEqual([]);
});

test("a model may be read by another team's job", () => {
  expect(findingsOf(training({ fit: { team: 'shop', data: { '/data': at('churn/v1') } } }), id)).toEqual([]);
});

test("an output over another team's checkpoint is found at both of them", () => {
  const jobs = { fit: { checkpoint: kept('runs/fit') }, other: { team: 'shop', output: at('runs') } };
  expect(paths(findingsOf(training(jobs), id))).toEqual(['training.fit.checkpoint.path', 'training.other.output.path']);
});

test("reading another team's output is found at both of them", () => {
  const jobs = { fit: { output: at('results') }, other: { team: 'shop', data: { '/data': at('results/best') } } };
  expect(findingsOf(training(jobs), id).map(({ path, problem }) => [path.join('.'), problem])).toEqual([
    ['training.fit.output.path', 'what is written to here is the data of the job other of shop: results/best'],
    ['training.other.data./data.path', 'what is read here is the output of the job fit of ranking: results'],
  ]);
});

test('jobs of one team may share everything, and two teams may read the same', () => {
  const own = { fit: { output: at('results') }, other: { data: { '/data': at('results') } } };
  expect(findingsOf(training(own), id)).toEqual([]);
  const both = { data: { '/data': at('clicks') } };
  expect(findingsOf(training({ fit: both, other: { ...both, team: 'shop' } }), id)).toEqual([]);
});
