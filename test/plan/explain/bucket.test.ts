import { explainBucket } from '../../../lib/plan/explain/bucket';
import { lineOf, sampleContext } from '../../fixtures/explanations';
import { entryOf } from '../../fixtures/plan-of';

const linesOf = (name: string) => explainBucket(entryOf(sampleContext.plan.cluster.buckets, name), sampleContext).lines;

test('the location of a bucket is computed, unless its name is set', () => {
  expect(lineOf(linesOf('models'), 'location').value).toBe('s3://acme-models-fda33a88 in us-east-1');
  expect(lineOf(linesOf('models'), 'location').from.kind).toBe('computed');
  expect(lineOf(linesOf('data'), 'location').from).toMatchObject({
    kind: 'definition',
    path: ['buckets', 'data', 'name'],
  });
});

test('versioning is on by default', () => {
  expect(lineOf(linesOf('models'), 'versioning')).toMatchObject({ value: 'on', from: { kind: 'default' } });
  expect(lineOf(linesOf('data'), 'versioning')).toMatchObject({ value: 'off', from: { kind: 'definition' } });
});

test('lists the models in the bucket', () => {
  expect(lineOf(linesOf('models'), 'models').value).toBe('churn-model');
  expect(lineOf(linesOf('data'), 'models').value).toBe('none');
});

test('lists readers and writers with their prefix', () => {
  expect(lineOf(linesOf('models'), 'reader').value).toBe('ranking-ns/churn: churn/*');
  expect(lineOf(linesOf('data'), 'reader').value).toBe('ranking-ns/fit: clicks/*');
  const writers = linesOf('models').filter(({ field }) => field === 'writer');
  expect(writers.map(({ value }) => value)).toEqual([
    'ranking-ns/fit: fit/checkpoints/*',
    'search/index: index/checkpoints/*',
  ]);
});

test('says who can use a bucket without teams', () => {
  expect(lineOf(linesOf('models'), 'teams')).toMatchObject({ value: 'all', why: 'every team can use the bucket' });
});
