import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../lib/cli/program';
import { outside, root } from './package';

const directory = outside();
const folder = join(directory, 'model-platform', 'compiled');
const program = readFileSync(join(root, 'dist', 'build'), 'utf8');
writeFileSync(join(directory, 'platform.yaml'), 'name: acme\n');

function command(name: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'cli', 'main.js'), name], {
    cwd: directory,
    env: { ...process.env, NODE_COMPILE_CACHE: undefined, XDG_CACHE_HOME: directory, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const files = (): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);
/** From Node 22.1 on, Node keeps compiled code itself. */
const ownTest = 'enableCompileCache' in require('node:module') ? test.skip : test;

let expected: unknown;
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  expected = command('check');
});

ownTest('the compiled code of a command is kept, and gives the same result', () => {
  expect(files()).toEqual([`check-${process.version}-${process.arch}`]);
  const before = readFileSync(join(folder, files()[0] ?? ''));
  expect(command('check')).toEqual(expected);
  expect(readFileSync(join(folder, files()[0] ?? ''))).toEqual(before);
});

ownTest.each([
  ['damaged', (bytes: Buffer) => bytes.fill(7, bytes.length / 2, bytes.length / 2 + 100)],
  ['incomplete', (bytes: Buffer) => bytes.subarray(0, 100_000)],
  ['empty', (bytes: Buffer) => bytes.subarray(0, 0)],
  [
    'of another program',
    (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(program, 'x'.repeat(64)), 'latin1'),
  ],
])('compiled code that is %s is not used, and is replaced', (_, change) => {
  const file = join(folder, files()[0] ?? '');
  const before = readFileSync(file);
  writeFileSync(file, change(Buffer.from(before)));
  expect(command('check')).toEqual(expected);
  expect(readFileSync(file).length).toBeGreaterThan(before.length / 2);
  expect(readFileSync(file, 'latin1').startsWith(program)).toBe(true);
  expect(command('check')).toEqual(expected);
});

test('no compiled code is kept if that is disabled, or if the folder cannot be written', () => {
  rmSync(folder, { recursive: true, force: true });
  expect(command('check', { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(expected);
  expect(files()).toEqual([]);
  expect(command('check', { XDG_CACHE_HOME: '/dev/null' })).toEqual(expected);
});

ownTest('the compiled code of every command is kept, and of nothing else', () => {
  const io = {
    cwd: directory,
    env: {},
    stdout: { write: () => undefined, isTerminal: false },
    stderr: { write: () => undefined, isTerminal: false },
    today: () => '2026-11-24',
  };
  const names = createProgram(io, () => undefined).commands.map((each) => each.name());
  for (const name of [...names, 'no-command', '../check']) command(name);
  expect(files()).toEqual(names.map((name) => `${name}-${process.version}-${process.arch}`).sort());
});
