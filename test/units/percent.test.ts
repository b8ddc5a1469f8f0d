import { percent, wholePercent } from '../../lib/units/percent';

test.each([
  [0.001, '0.1%'],
  [0.005249, '0.5249%'],
  [0.00001, '0.001%'],
  [0.07 * 1.1, '7.7%'],
  [0.9, '90%'],
  [1, '100%'],
])('%p is %p', (share, text) => {
  expect(percent(share)).toBe(text);
});

test('rounds to whole percent', () => {
  expect([0.404, 0.405, 1].map(wholePercent)).toEqual(['40%', '41%', '100%']);
});
