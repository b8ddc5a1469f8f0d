import { byCodeUnit } from '../../lib/units/order';

test('sorts texts by code unit, independent of the locale', () => {
  expect(['b', 'ä', 'B', 'a', '10', '9', ''].sort(byCodeUnit)).toEqual(['', '10', '9', 'B', 'a', 'b', 'ä']);
});

test('returns 0 for equal texts', () => {
  expect(byCodeUnit('a', 'a')).toBe(0);
});
