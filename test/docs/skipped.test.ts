import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

/** Modules that report a proof that is skipped. */
const reports = /from '[./]+\/(fixtures\/not-proved|go\/suite|python|kept-validator|api\/descriptions|memory-aws)'/;

/** Tests of what a platform or a version of Node lacks: nothing remains to be proved there. */
const without = ['plan/rules/training/training-text-size.test.ts', 'package/code-cache.test.ts'];

test('a test that can be skipped for lack of a tool reports it', () => {
  const skipping = files.filter((file) => /\b(describe|test|it)\.skip\b/.test(textOf(file).replace(/'[^'\n]*'/g, '')));
  const silent = files.filter((file) => skipping.includes(file) && !reports.test(textOf(file)));
  expect(silent.sort()).toEqual([...without].sort());
  expect(skipping.length).toBeGreaterThan(10);
});
