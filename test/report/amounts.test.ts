import { count, span, usd } from '../../lib/report/amounts';
import { minutes } from '../../lib/units/duration';

test.each([
  [0, '$0.000'],
  [0.8048, '$0.805'],
  [999.99, '$999.99'],
  [1234567.4, '$1,234,567'],
])('formats %d dollars as %s', (amount, text) => {
  expect(usd(amount)).toBe(text);
});

test.each([
  [{ min: 1, max: 4 }, '1-4'],
  [{ min: 2, max: 2 }, '2'],
])('formats the range %j as %s', (range, text) => {
  expect(span(range)).toBe(text);
});

test.each([
  [0, '0s'],
  [59.6, '1m'],
  [61, '1m 1s'],
  [2592, '43m 12s'],
])('formats %d seconds as %s', (seconds, text) => {
  expect(minutes(seconds)).toBe(text);
});

test('uses the singular for one only', () => {
  expect([count(0, 'error'), count(1, 'error'), count(2, 'entry', 'entries')]).toEqual([
    '0 errors',
    '1 error',
    '2 entries',
  ]);
});
