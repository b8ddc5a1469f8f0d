import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes } from '../../lib/cli/exit-code';
import { createProgram } from '../../lib/cli/program';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'commands.md'), 'utf8');
const sink = { write: () => undefined, isTerminal: false };
const program = createProgram(
  { cwd: '/', env: {}, stdout: sink, stderr: sink, today: () => '2026-11-24' },
  () => undefined,
);

test.each(program.commands.map((command) => command.name()))('the commands page has a section about %s', (name) => {
  expect(page).toContain(`\n## model-platform ${name}\n`);
});

test.each([
  ...new Set(
    program.commands.flatMap((command) => command.options.map(({ long }) => long).filter((long) => long !== '--help')),
  ),
])('the commands page has the flag %s', (flag) => {
  expect(page).toMatch(new RegExp(`${flag}(?![a-z-])`));
});

test.each(Object.values(exitCodes))('the commands page has the exit code %d', (code) => {
  expect(page).toContain(`\n| ${code} | `);
});
