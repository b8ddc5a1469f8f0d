import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampled } from '../fixtures/cases';
import { allCases, isProgram, writeCase } from './case-file';
import { outputOf } from './output';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'model-platform-')));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = allCases();

/** Each program takes a process of its own. */
const programs = sampled(cases.filter(isProgram), 4);

/** Reads all programs in one process, because its start takes longer than reading them. */
function outputOfPrograms(): ReadonlyMap<string, string> {
  const files = programs.map((one) => writeCase(one, folder));
  const script = join(__dirname, 'read-cases.ts');
  const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', script, JSON.stringify(files)], {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
  });
  const outputs = JSON.parse(output) as readonly string[];
  return new Map(programs.map((one, index) => [one.title, outputs[index] ?? '']));
}

const outputs = outputOfPrograms();

test.each([...programs, ...cases.filter((one) => !isProgram(one))])('$title', (one) => {
  const files = writeCase(one, folder);
  expect(outputs.get(one.title) ?? outputOf(files, one.rules)).toBe(one.says);
});

test('the cases have more than 250 findings', () => {
  const problems = cases.flatMap(({ says }) => says.split('\n\n'));
  expect(problems.length).toBeGreaterThan(250);
});

test.each(cases)('$title is reported without a stack trace', ({ says }) => {
  expect(says).not.toMatch(/^\s+at .*:\d+:\d+\)$|node_modules|node:internal/m);
});
