import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './harness';

const root = join(__dirname, '..', '..');
const main = join(root, 'lib', 'cli', 'main.ts');
const node = ['--import', 'tsx', main];
const example = ['-f', join('examples', 'first-model', 'platform.ts')];
const directory = temporaryDirectory();
const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined };

test('plans the first example and writes its manifests', () => {
  const plan = spawnSync(process.execPath, [...node, 'plan', ...example, '--format', 'json'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  expect([plan.status, plan.stderr]).toEqual([0, '']);
  expect(JSON.parse(plan.stdout).name).toBe('first-model');
  const synth = spawnSync(process.execPath, [...node, 'synth', ...example, '-o', directory], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  expect([synth.status, synth.stderr]).toEqual([0, '']);
  expect(synth.stdout).toContain('deployment-breast-cancer.yaml');
});

test('exits with 2 on an error', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, 'check', '-f', 'nowhere.yaml'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, '']);
  expect(stdout).toContain('nowhere.yaml does not exist');
});

test('a full disk is an error without a stack trace', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', '"$0" "$@" > /dev/full', process.execPath, ...node, 'plan', ...example],
    {
      cwd: root,
      env,
      encoding: 'utf8',
    },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^model-platform: the output cannot be written: ENOSPC.*\n$/);
});

test('exits with 0 if the reader closes the pipe', async () => {
  const child = spawn(process.execPath, [...node, 'plan', ...example], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, stderr]).toEqual([0, '']);
});

const code = `export default {
  name: 'acme',
  cluster: {
    provider: 'existing',
    nodePools: { cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } },
  },
};
`;

/** Checks a definition in TypeScript that begins with some statements. */
function checkProgram(name: string, statements: string, more: NodeJS.ProcessEnv = {}) {
  const file = join(directory, `${name}.ts`);
  writeFileSync(file, statements + (statements.includes('export default') ? '' : code));
  return spawnSync(process.execPath, [...node, 'check', '--format', 'json', '-f', file], {
    cwd: root,
    env: { ...env, ...more },
    encoding: 'utf8',
  });
}

test('what a definition prints goes to standard error', () => {
  const { status, stdout, stderr } = checkProgram('prints', "console.log('hello');\n");
  expect([status, JSON.parse(stdout).findings, stderr]).toEqual([0, expect.anything(), 'hello\n']);
});

test.each([
  ['exits later', 'setTimeout(() => process.exit(0), 0);\nexport default { name: 5 };\n', 2],
  ['exits at the end', "process.on('exit', () => process.exit(0));\nexport default { name: 5 };\n", 2],
  ['has a timer', 'setInterval(() => undefined, 1000);\n', 0],
  ['throws later', "setTimeout(() => { throw new Error('\\x1b[2J'); }, 0);\n", 0],
  ['rejects', "export default Promise.reject(new Error('\\x1b[2J'));\n", 2],
  ['rejects elsewhere', "void Promise.reject(new Error('\\x1b[2J'));\nexport default { name: 5 };\n", 2],
])('a definition that %s neither changes the exit code nor keeps the program running', (name, statements, expected) => {
  const { status, stdout, stderr } = checkProgram(name.replaceAll(' ', '-'), statements);
  expect(status).toBe(expected);
  expect(stdout + stderr).not.toContain('\x1b');
  expect(stderr).not.toContain('    at ');
});

test('a definition that does not end is ended', () => {
  const { signal, stderr } = checkProgram('loops', 'while (true) {}\n', { MODEL_PLATFORM_TIME_LIMIT: '3' });
  expect(signal).toBe('SIGKILL');
  expect(stderr).toContain('did not end within 3 s; remove the endless loop');
});

test('an invalid command line is printed without its escapes', () => {
  const { status, stderr } = spawnSync(process.execPath, [...node, '\x1b[2Jx'], { cwd: root, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining("unknown command '\\u001b[2Jx'")]);
});
