import { createStyle, plainStyle } from '../../lib/report/style';
import { table } from '../../lib/report/table';

test('columns are as wide as their widest cell, without trailing spaces', () => {
  expect(
    table([{ title: 'pool' }, { title: 'n', align: 'right' }, { title: 'x' }], [['a', '10', '']], plainStyle),
  ).toBe('  pool   n  x\n  a     10');
});

test('omits the heading line without titles', () => {
  expect(table([{ title: '' }, { title: '' }], [['a', 'b']], plainStyle)).toBe('  a  b');
});

test('a cell with two lines gives a row with two lines', () => {
  expect(table([{ title: 'a' }, { title: 'b' }], [[['1', '2'], 'x']], plainStyle).split('\n')).toEqual([
    '  a  b',
    '  1  x',
    '  2',
  ]);
});

test('a line break in a cell is escaped', () => {
  const columns = [{ title: 'a', wrap: true }, { title: 'b' }];
  expect(table(columns, [['1\n2', '3\u2028']], plainStyle).split('\n')[1]).toBe('  1\\u000a2  3\\u2028');
});

test('wrapped columns share the remaining width', () => {
  const long = 'word '.repeat(60).trim();
  const lines = table(
    [{ title: 'id' }, { title: 'a', wrap: true }, { title: 'b', wrap: true }],
    [['1', long, long]],
    createStyle(false, 80),
  ).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines[1]).toMatch(/^ {2}1 {3}(word ?){7} +(word ?){7}$/);
});

test('a short column leaves its share to a long one', () => {
  const lines = table(
    [
      { title: 'a', wrap: true },
      { title: 'b', wrap: true },
    ],
    [['x', 'y'.repeat(200)]],
    createStyle(false, 80),
  ).split('\n');
  expect(lines[1]).toBe(`  x  ${'y'.repeat(75)}`);
});

test('colours do not shift columns', () => {
  const columns = [{ title: 'name' }, { title: 'b' }];
  const coloured = table(columns, [['a', 'c']], createStyle(true));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(table(columns, [['a', 'c']], plainStyle));
  expect(coloured).toContain('\u001b[2m');
});

test('writes a table of any number of rows', () => {
  const rows = Array.from({ length: 150_000 }, (_, index) => [String(index)]);
  expect(table([{ title: 'n' }], rows, plainStyle).endsWith('\n  149999')).toBe(true);
});
