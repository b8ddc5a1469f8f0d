import { modelScratchBytes, modelUri } from '../../../lib/plan/facts/model-archive';
import { MiB } from '../../../lib/units/quantity';

const sized = (file: string) => ({ path: `churn/v1/${file}`, bytes: 100 * MiB });

test.each([
  ['model.joblib', '/models/current/model.joblib'],
  ['model.tar', '/models/current'],
  ['model.tar.gz', '/models/current'],
  ['model.tgz', '/models/current'],
  ['model.tar.joblib', '/models/current/model.tar.joblib'],
])('of %s the server loads %s', (file, uri) => {
  expect(modelUri(sized(file), '/models/current')).toBe(uri);
});

test.each([
  ['model.joblib', 116],
  ['model.tar', 116],
  ['model.tar.gz', 216],
  ['model.tgz', 216],
])('of 100 MiB %s takes %p MiB of scratch space, because no archive lies beside what is in it', (file, mebibytes) => {
  expect(modelScratchBytes([sized(file)])).toBe(mebibytes * MiB);
});

test('models of one server have separate folders', () => {
  expect(modelScratchBytes([sized('a.joblib'), sized('b.tgz')])).toBe(316 * MiB);
});
