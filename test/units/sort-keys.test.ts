import { sortKeys } from '../../lib/units/sort-keys';

test('sorts keys at every depth and keeps the order of lists', () => {
  const value = { b: 1, a: [{ d: 2, c: 3 }, 'z', 'y'] };
  expect(JSON.stringify(sortKeys(value))).toBe('{"a":[{"c":3,"d":2},"z","y"],"b":1}');
});

test('sorts by code unit, independent of the locale', () => {
  expect(Object.keys(sortKeys({ ä: 0, a: 0, Z: 0, 'a-b': 0, aa: 0 }))).toEqual(['Z', 'a', 'a-b', 'aa', 'ä']);
});

test('does not change its argument', () => {
  const value = { b: { d: 1, c: 2 }, a: 3 };
  sortKeys(value);
  expect(JSON.stringify(value)).toBe('{"b":{"d":1,"c":2},"a":3}');
});

test('returns values without keys unchanged', () => {
  expect(sortKeys([1, 'a', null, true])).toEqual([1, 'a', null, true]);
});

test('omits undefined properties', () => {
  expect(Object.keys(sortKeys({ b: undefined, a: null }))).toEqual(['a']);
});

test('keeps a key named __proto__', () => {
  expect(JSON.stringify(sortKeys(JSON.parse('{"a":{"__proto__":{"b":1}}}')))).toBe('{"a":{"__proto__":{"b":1}}}');
});
