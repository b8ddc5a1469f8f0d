import { foldersAbove, isWithinFolder, prefixesAbove } from '../../lib/units/folders';

test.each([
  ['/a/b/c', ['/a', '/a/b']],
  ['/a/b/c/', ['/a', '/a/b']],
  ['a/b/c', ['a', 'a/b']],
  ['a/b/', ['a']],
  ['/a', []],
  ['a', []],
  ['a/', []],
  ['/', []],
  ['', []],
])('the folders above %j are %j', (path, folders) => {
  expect(foldersAbove(path)).toEqual(folders);
  expect(folders.every((folder) => isWithinFolder(path, folder))).toBe(true);
});

test('prefixes of objects end with a slash', () => {
  expect(prefixesAbove('churn/v1/model.joblib')).toEqual(['churn/', 'churn/v1/']);
});
