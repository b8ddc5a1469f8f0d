import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outside, root } from './package';

const directory = outside();

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
  const argv = [join(root, 'dist', 'cli', 'main.js'), 'check', '--format', 'json', '-f', file];
  return spawnSync(process.execPath, argv, { cwd: directory, env: { ...process.env, ...more }, encoding: 'utf8' });
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
