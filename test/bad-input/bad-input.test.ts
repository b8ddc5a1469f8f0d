import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDefinitionSync } from '../../lib/sources/read';
import { allCases, asText, isProgram, writeCase } from './case-file';

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
  const said = programs.get(one.title) ?? asText(readDefinitionSync(files).findings, dirname(files[0] ?? ''));
  expect(said).toBe(one.says);
});

test('there are more cases than anybody would think of in an afternoon', () => {
  expect(cases.length).toBeGreaterThan(40);
});

test.each(cases)('$title is told without a stack trace', ({ says }) => {
  expect(says).not.toMatch(/^\s+at .*:\d+:\d+\)$|node_modules|node:internal/m);
});
