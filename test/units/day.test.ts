import { isDay } from '../../lib/units/day';

test.each([
  ['2027-03-31', true],
  ['2028-02-29', true],
  ['2027-02-30', false],
  ['2027-13-01', false],
  ['2027-3-1', false],
  ['31.03.2027', false],
  ['2027-03-31T00:00:00Z', false],
  ['', false],
])('whether %p is a day: %p', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
