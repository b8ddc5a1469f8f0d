import { runInNewContext } from 'node:vm';
import { isMap, isPlainObject, valueAt } from '../../lib/units/values';

test.each([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['text', false],
  [1, false],
])('whether %p is a map: %p', (value, expected) => {
  expect(isMap(value)).toBe(expected);
});

test('an object literal is plain, also one of another realm; an instance of a class is not', () => {
  const foreign: unknown = runInNewContext('({})');
  expect([{}, Object.create(null), foreign].map((value: object) => isPlainObject(value))).toEqual([true, true, true]);
  expect([new Date(), new Map(), new (class {})()].map((value) => isPlainObject(value))).toEqual([false, false, false]);
});

test('reads own properties and list items along a path', () => {
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAt({ a: 1 }, [])).toEqual({ a: 1 });
});

test('is undefined for a path that does not exist or is inherited', () => {
  expect(valueAt({ a: 1 }, ['a', 'b'])).toBeUndefined();
  expect(valueAt({}, ['constructor'])).toBeUndefined();
  expect(valueAt(null, ['a'])).toBeUndefined();
});
