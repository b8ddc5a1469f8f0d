import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob, withTraining } from '../../../fixtures/training';

const id = 'training/folders-apart';
const base = definition();
const data = { bucket: 'models', path: 'clicks' };

test('accepts separate directories', () => {
  const good = withTraining(base, {
    data: { '/data': data, '/data-old': data },
    secrets: { '/secrets/db': 'db' },
    checkpoint: { bucket: 'models', path: 'fit/checkpoints', every: '10m' },
    output: { bucket: 'models', path: 'fit/output' },
  });
  expect(findingsOf(good, id)).toEqual([]);
});

test('refuses a directory inside another one', () => {
  expect(findingsOf(withTraining(base, { data: { '/data': data, '/data/labels': data } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'data', '/data/labels'],
      problem: 'data is mounted at /data, so one mount hides the other',
      value: '/data/labels',
      fix: 'choose a directory that is not inside or above it',
    },
  ]);
});

test('reports the inner directory in any order', () => {
  const found = findingsOf(withTraining(base, { data: { '/a/b': data, '/a': data } }), id);
  expect(found.map(({ path }) => path)).toEqual([['training', 'fit', 'data', '/a/b']]);
});

test('reports data and a secret in one directory once', () => {
  const found = findingsOf(withTraining(base, { data: { '/in': data }, secrets: { '/in': 'db' } }), id);
  expect(found.map(({ path }) => path)).toEqual([['training', 'fit', 'secrets', '/in']]);
});

test('refuses data inside the directory of a secret', () => {
  const found = findingsOf(withTraining(base, { data: { '/in/data': data }, secrets: { '/in': 'db' } }), id);
  expect(found[0]?.problem).toBe('a secret is mounted at /in, so one mount hides the other');
});

test('refuses checkpoints and output in one directory', () => {
  const both = withTraining(base, {
    checkpoint: { bucket: 'models', path: 'out', every: '10m' },
    output: { bucket: 'models', path: 'out/' },
  });
  expect(findingsOf(both, id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'output', 'path'],
      problem: 'checkpoints are also copied to this directory of the bucket models',
      value: 'out/',
      fix: 'choose another directory',
    },
  ]);
});

test('accepts two jobs with one output directory', () => {
  const output = { bucket: 'models', path: 'out' };
  const training = { fit: { ...trainingJob, output }, next: { ...trainingJob, output } };
  expect(findingsOf({ ...base, training }, id)).toEqual([]);
});
