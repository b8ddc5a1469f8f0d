import { sortKeys } from '../../lib/units/sort-keys';

test('keys are sorted at every depth, and lists stay as they are', () => {
  const value = { b: 1, a: [{ d: 2, c: 3 }, 'z', 'y'] };
  expect(JSON.stringify(sortKeys(value))).toBe('{"a":[{"c":3,"d":2},"z","y"],"b":1}');
});

test('the order is that of code units, the same in every language', () => {
  expect(Object.keys(sortKeys({ ä: 0, a: 0, Z: 0, 'a-b': 0, aa: 0 }))).toEqual(['Z', 'a', 'a-b', 'aa', 'ä']);
});

test('what was given is not changed', () => {
  const value = { b: { d: 1, c: 2 }, a: 3 };
  sortKeys(value);
  expect(JSON.stringify(value)).toBe('{"b":{"d":1,"c":2},"a":3}');
});

test('what has no keys is what it was', () => {
  expect(sortKeys([1, 'a', null, true])).toEqual([1, 'a', null, true]);
});

test('keys without a value are left out', () => {
  expect(Object.keys(sortKeys({ b: undefined, a: null }))).toEqual(['a']);
});

test('a key that is called __proto__ stays one', () => {
  expect(JSON.stringify(sortKeys(JSON.parse('{"a":{"__proto__":{"b":1}}}')))).toBe('{"a":{"__proto__":{"b":1}}}');
});
