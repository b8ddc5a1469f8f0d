import { parseDays, parseRetention } from '../../lib/units/days';
import { UnitError } from '../../lib/units/unit-error';

test.each([
  ['1d', 1],
  ['48h', 2],
  ['365d', 365],
])('%s is a number of whole days', (text, days) => {
  expect(parseDays(text)).toBe(days);
  expect(parseRetention(text)).toBe(days);
});

test.each(['', '12h', '36h', '0d', '366d', '7', 'unlimited', '1.5d'])('%s is no number of whole days', (text) => {
  expect(() => parseDays(text)).toThrow(UnitError);
});

test('a retention can have no end', () => {
  expect(parseRetention('unlimited')).toBeUndefined();
});
