import { groupBy } from '../../lib/units/group-by';

test('groups items in the order of their keys', () => {
  const groups = groupBy(['pear', 'apple', 'plum', 'avocado'], (name) => name.slice(0, 1));
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum']],
    ['a', ['apple', 'avocado']],
  ]);
});

test('keys can be names that every object has', () => {
  expect([...groupBy(['constructor', '__proto__'], (name) => name).keys()]).toEqual(['constructor', '__proto__']);
});

test('no items have no groups', () => {
  expect(groupBy([], String).size).toBe(0);
});
