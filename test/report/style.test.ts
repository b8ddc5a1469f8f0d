import { createStyle, plainStyle } from '../../lib/report/style';

test('the plain style adds no escape sequences', () => {
  expect([plainStyle.bold('x'), plainStyle.red('x'), plainStyle.dim('x')]).toEqual(['x', 'x', 'x']);
});

test('the coloured style writes escape sequences for every terminal', () => {
  expect(createStyle(true).red('x')).toBe('\u001b[31mx\u001b[39m');
});

test.each([
  [40, 80],
  [97, 97],
  [300, 120],
])('a terminal with %d columns gets lines of %d', (columns, width) => {
  expect(createStyle(false, columns).width).toBe(width);
});

test('a file gets lines of 100', () => {
  expect(plainStyle.width).toBe(100);
});
