import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unassertedTests } from './unconditional-assertions';

const root = join(__dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));

test('every test has an assertion that runs, also if its tables are empty', () => {
  const found = files.flatMap((file) =>
    unassertedTests(file, readFileSync(join(root, file), 'utf8')).map((line) => `${file}:${line}`),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(found).toEqual([]);
});

test.each([
  ["test('a', () => { for (const each of table) expect(each).toBe(1); });"],
  ["test('a', () => table.forEach((each) => expect(each).toBe(1)));"],
  ["test.each([1])('a', () => { if (found) expect(found).toBe(1); });"],
  ["test('a', () => { for (const each of [...table]) expect(each).toBe(1); });"],
])('finds a test whose assertions depend on a table or a condition: %s', (text) => {
  expect(unassertedTests('a.test.ts', text)).toEqual([1]);
});

test.each([
  ["test('a', () => { expect.hasAssertions(); for (const each of table) expect(each).toBe(1); });"],
  ["test('a', () => { expect(table).toHaveLength(2); for (const each of table) expect(each).toBe(1); });"],
  ["test('a', () => { for (const each of [1, 2]) expect(each).toBe(1); });"],
  ["test('a', () => { if (found) expect(found).toBe(1); else expect(other).toBe(1); });"],
])('accepts %s', (text) => {
  expect(unassertedTests('a.test.ts', text)).toEqual([]);
});
