import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCases, isProgram, writeCase } from './case-file';
import { saidOf } from './said';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'model-platform-')));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = allCases();

/** All programs in one process: starting it takes longer than reading them. */
function saidOfPrograms(): ReadonlyMap<string, string> {
  const programs = cases.filter(isProgram);
  const files = programs.map((one) => writeCase(one, folder));
  const script = join(__dirname, 'read-cases.ts');
  const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', script, JSON.stringify(files)], {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
  });
  const said = JSON.parse(output) as readonly string[];
  return new Map(programs.map((one, index) => [one.title, said[index] ?? '']));
}

const programs = saidOfPrograms();

test.each(cases)('$title', (one) => {
  const files = writeCase(one, folder);
  const said = programs.get(one.title) ?? saidOf(files, one.rules);
  expect(said).toBe(one.says);
});

test('there are more faults than anybody would think of in a week', () => {
  const problems = cases.flatMap(({ says }) => says.split('\n\n'));
  expect(problems.length).toBeGreaterThan(250);
});

test.each(cases)('$title is told without a stack trace', ({ says }) => {
  expect(says).not.toMatch(/^\s+at .*:\d+:\d+\)$|node_modules|node:internal/m);
});
