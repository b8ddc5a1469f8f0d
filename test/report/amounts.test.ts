import { count, minutes, span, usd } from '../../lib/report/amounts';

test.each([
  [0, '$0.000'],
  [0.8048, '$0.805'],
  [999.99, '$999.99'],
  [1234567.4, '$1,234,567'],
])('%d dollars are %s', (amount, text) => {
  expect(usd(amount)).toBe(text);
});

test.each([
  [{ min: 1, max: 4 }, '1-4'],
  [{ min: 2, max: 2 }, '2'],
])('%j is %s', (range, text) => {
  expect(span(range)).toBe(text);
});

test.each([
  [0, '0s'],
  [59.6, '1m'],
  [61, '1m 1s'],
  [2592, '43m 12s'],
])('%d seconds are %s', (seconds, text) => {
  expect(minutes(seconds)).toBe(text);
});

test('one is singular, all else plural', () => {
  expect([count(0, 'fault'), count(1, 'fault'), count(2, 'entry', 'entries')]).toEqual([
    '0 faults',
    '1 fault',
    '2 entries',
  ]);
});
