import { definition } from '../../../fixtures/definition';
import { trainingJob, withTraining } from '../../../fixtures/training';
import { findingsOf } from '../findings-of';

const id = 'training/folders-apart';
const base = definition();
const data = { bucket: 'models', path: 'clicks' };

test('folders side by side are good', () => {
  const good = withTraining(base, {
    data: { '/data': data, '/data-old': data },
    secrets: { '/secrets/db': 'db' },
    checkpoint: { bucket: 'models', path: 'fit/checkpoints', every: '10m' },
    output: { bucket: 'models', path: 'fit/output' },
  });
  expect(findingsOf(good, id)).toEqual([]);
});

test('a folder inside another is found', () => {
  expect(findingsOf(withTraining(base, { data: { '/data': data, '/data/labels': data } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'data', '/data/labels'],
      problem: 'data is put into /data, so that one would hide the other',
      value: '/data/labels',
      fix: 'choose a folder beside it',
    },
  ]);
});

test('the inner folder is found whichever is written first', () => {
  const found = findingsOf(withTraining(base, { data: { '/a/b': data, '/a': data } }), id);
  expect(found.map(({ path }) => path)).toEqual([['training', 'fit', 'data', '/a/b']]);
});

test('data and a secret in one folder are found, once', () => {
  const found = findingsOf(withTraining(base, { data: { '/in': data }, secrets: { '/in': 'db' } }), id);
  expect(found.map(({ path }) => path)).toEqual([['training', 'fit', 'secrets', '/in']]);
});

test('data inside the folder of a secret is found', () => {
  const found = findingsOf(withTraining(base, { data: { '/in/data': data }, secrets: { '/in': 'db' } }), id);
  expect(found[0]?.problem).toBe('a secret is put into /in, so that one would hide the other');
});

test('checkpoints and output in one folder are found', () => {
  const both = withTraining(base, {
    checkpoint: { bucket: 'models', path: 'out', every: '10m' },
    output: { bucket: 'models', path: 'out/' },
  });
  expect(findingsOf(both, id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'output', 'path'],
      problem: 'checkpoints are copied to this folder of the bucket models as well',
      value: 'out/',
      fix: 'choose another folder',
    },
  ]);
});

test('two jobs may write into one folder, where each of their runs has its own', () => {
  const output = { bucket: 'models', path: 'out' };
  const training = { fit: { ...trainingJob, output }, next: { ...trainingJob, output } };
  expect(findingsOf({ ...base, training }, id)).toEqual([]);
});
