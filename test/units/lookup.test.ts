import { lookup } from '../../lib/units/lookup';

test('what a record has is found', () => {
  expect(lookup({ a: 1 }, 'a')).toBe(1);
});

test.each(['b', 'constructor', 'toString', '__proto__'])('%s is not found where it is not', (name) => {
  expect(lookup({ a: 1 }, name)).toBe(undefined);
});

test('in no record there is nothing', () => {
  expect(lookup(undefined, 'a')).toBe(undefined);
});
