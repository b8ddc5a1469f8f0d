import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const id = 'bucket/prefix-owner';

/** The team `ranking` serves `churn/v1/model.joblib` and `churn/v2/model.joblib` of the bucket `models`. */
function training(jobs: Readonly<Record<string, Partial<TrainingJobSpec>>>): ModelPlatformDefinition {
  const whole = Object.entries(jobs).map(([name, job]) => [name, { ...trainingJob, ...job }]);
  return { ...definition(), buckets: { models: {}, other: {} }, training: Object.fromEntries(whole) };
}

const at = (path: string, bucket = 'models') => ({ bucket, path });
const kept = (path: string) => ({ ...at(path), every: '10m' });
const paths = (found: ReturnType<typeof findingsOf>) => found.map(({ path }) => path.join('.'));

test('accepts writes above the models of the same team', () => {
  expect(findingsOf(training({ fit: { output: at('churn') } }), id)).toEqual([]);
});

test("refuses an output over another team's model", () => {
  expect(findingsOf(training({ fit: { team: 'shop', output: at('churn/v1') } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'output', 'path'],
      problem: 'the job writes to the model churn of ranking: churn/v1/model.joblib',
      value: 'churn/v1',
      allowed: 'a path that is not inside or above churn/v1/model.joblib',
      fix: 'choose another path or bucket, or accept the sharing of the two teams with a waiver',
    },
  ]);
});

test.each(['churn', 'churn/', 'churn/v2/model.joblib', 'churn/v2/model.joblib/more'])(
  'refuses a checkpoint inside or above it: %s',
  (path) => {
    expect(paths(findingsOf(training({ fit: { team: 'shop', checkpoint: kept(path) } }), id))).toEqual([
      'training.fit.checkpoint.path',
    ]);
  },
);

test.each([at('churn-2'), at('chur'), at('churn', 'other')])('accepts a separate path or bucket: %j', (output) => {
  expect(findingsOf(training({ fit: { team: 'shop', output } }), id)).toEqual([]);
});

test("accepts a job that reads another team's model", () => {
  expect(findingsOf(training({ fit: { team: 'shop', data: { '/data': at('churn/v1') } } }), id)).toEqual([]);
});

test("reports an output over another team's checkpoint at both jobs", () => {
  const jobs = { fit: { checkpoint: kept('runs/fit') }, other: { team: 'shop', output: at('runs') } };
  expect(paths(findingsOf(training(jobs), id))).toEqual(['training.fit.checkpoint.path', 'training.other.output.path']);
});

test("reports a job that reads another team's output at both jobs", () => {
  const jobs = { fit: { output: at('results') }, other: { team: 'shop', data: { '/data': at('results/best') } } };
  expect(findingsOf(training(jobs), id).map(({ path, problem }) => [path.join('.'), problem])).toEqual([
    ['training.fit.output.path', 'the job writes to the data of the job other of shop: results/best'],
    ['training.other.data./data.path', 'the job reads the output of the job fit of ranking: results'],
  ]);
});

test('accepts sharing inside a team and two teams that read the same data', () => {
  const own = { fit: { output: at('results') }, other: { data: { '/data': at('results') } } };
  expect(findingsOf(training(own), id)).toEqual([]);
  const both = { data: { '/data': at('clicks') } };
  expect(findingsOf(training({ fit: both, other: { ...both, team: 'shop' } }), id)).toEqual([]);
});
