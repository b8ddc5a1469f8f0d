import { definition, digestOfV1, digestOfV2 } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'model/pinned';

function withVersions(versions: Readonly<Record<string, { readonly path: string; readonly sha256: string }>>) {
  return { ...definition(), models: { churn: { bucket: 'models', versions } } };
}

test('accepts versions with different paths and digests', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('refuses one repeated digit', () => {
  expect(findingsOf(withVersions({ v1: { path: 'churn/v1/m', sha256: '0'.repeat(64) } }), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v1', 'sha256'],
      problem: 'one repeated digit is not the digest of a file',
      value: '0'.repeat(64),
      allowed: '64 hexadecimal digits from sha256sum',
      fix: 'set sha256 to the output of sha256sum for the object',
    },
  ]);
});

test('refuses the digest of an empty file', () => {
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const [finding] = findingsOf(withVersions({ v1: { path: 'churn/v1/m', sha256 } }), id);
  expect(finding?.problem).toBe('this is the digest of an empty file');
});

test('refuses two versions with the same path', () => {
  const versions = { v1: { path: 'churn/m', sha256: digestOfV1 }, v2: { path: 'churn/m', sha256: digestOfV2 } };
  expect(findingsOf(withVersions(versions), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v2', 'path'],
      problem: 'the version v1 has the same path',
      value: 'churn/m',
      fix: 'store every version under a different path',
    },
  ]);
});

test('refuses two versions with the same digest', () => {
  const versions = { v1: { path: 'churn/v1/m', sha256: digestOfV1 }, v2: { path: 'churn/v2/m', sha256: digestOfV1 } };
  expect(findingsOf(withVersions(versions), id)).toEqual([
    {
      rule: id,
      path: ['models', 'churn', 'versions', 'v2', 'sha256'],
      problem: 'the version v1 has the same digest',
      value: digestOfV1,
      fix: 'set sha256 to the output of sha256sum for the object, or remove one of the versions',
    },
  ]);
});
