import { definition, digestOfV1, digestOfV2 } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'model/pinned';

function withVersions(versions: Readonly<Record<string, { readonly path: string; readonly sha256: string }>>) {
  return { ...definition(), models: { churn: { bucket: 'models', versions } } };
}

test('versions with a path and a digest of their own are good', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('one digit repeated is found', () => {
  expect(findingsOf(withVersions({ v1: { path: 'churn/v1/m', sha256: '0'.repeat(64) } }), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v1', 'sha256'],
      problem: 'one digit repeated is no digest of a file',
      value: '0'.repeat(64),
      allowed: '64 hexadecimal digits, as sha256sum prints them',
      fix: 'run sha256sum on the object and write what it prints',
    },
  ]);
});

test('the digest of an empty file is found', () => {
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const [finding] = findingsOf(withVersions({ v1: { path: 'churn/v1/m', sha256 } }), id);
  expect(finding?.problem).toBe('this is the digest of an empty file');
});

test('two versions at one key of the bucket are found', () => {
  const versions = { v1: { path: 'churn/m', sha256: digestOfV1 }, v2: { path: 'churn/m', sha256: digestOfV2 } };
  expect(findingsOf(withVersions(versions), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v2', 'path'],
      problem: 'the version v1 is the same object of the bucket',
      value: 'churn/m',
      fix: 'keep every version under a key of its own',
    },
  ]);
});

test('a digest that was copied from another version is found', () => {
  const versions = { v1: { path: 'churn/v1/m', sha256: digestOfV1 }, v2: { path: 'churn/v2/m', sha256: digestOfV1 } };
  expect(findingsOf(withVersions(versions), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v2', 'sha256'],
      problem: 'the version v1 has the same digest',
      value: digestOfV1,
      fix: 'run sha256sum on the object and write what it prints, or take one of the versions away',
    },
  ]);
});
