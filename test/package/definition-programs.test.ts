import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { outside, root } from './package';

const directory = outside();
const program = join(root, 'dist', 'cli', 'main.js');

const code = `export default {
  name: 'acme',
  cluster: {
    provider: 'existing',
    nodePools: { cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } },
  },
};
`;
const invalid = 'export default { name: 5 };\n';

/** Writes a definition in TypeScript that begins with some statements, and returns the arguments that check it. */
function argumentsFor(name: string, statements: string): readonly string[] {
  const file = `${name.replaceAll(/[^\w]/g, '-')}.ts`;
  writeFileSync(join(directory, file), statements + (statements.includes('export default') ? '' : code));
  return [program, 'check', '--format', 'json', '-f', file];
}

function checkProgram(name: string, statements: string, more: NodeJS.ProcessEnv = {}) {
  const ended = spawnSync(process.execPath, argumentsFor(name, statements), {
    cwd: directory,
    env: { ...process.env, ...more },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    timeout: 120_000,
  });
  return { ...ended, findings: JSON.parse(ended.stdout).findings as readonly { rule: string; problem: string }[] };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until a program of a test has written the id of a process. */
async function idIn(file: string): Promise<number> {
  for (let waited = 0; waited < 60_000 && !existsSync(file); waited += 100) await setTimeout(100);
  await setTimeout(100);
  return Number(readFileSync(file, 'utf8'));
}

test.each([
  ['console', "console.log('hello');\n"],
  ['a file descriptor', "import { writeSync } from 'node:fs';\nwriteSync(1, 'hello\\n');\n"],
  ['a process', "import { execSync } from 'node:child_process';\nexecSync('echo hello', { stdio: 'inherit' });\n"],
])('what a definition prints with %s goes to standard error', (name, statements) => {
  const { status, findings, stderr } = checkProgram(`prints-${name}`, statements);
  expect([status, findings, stderr]).toEqual([0, [], 'hello\n']);
});

test('a large output is complete', () => {
  const { status, stderr } = checkProgram('large', "console.log('x'.repeat(5_000_000));\nconsole.error('end');\n");
  expect([status, stderr.length]).toEqual([0, 5_000_005]);
});

test.each([
  ['exits later', `setTimeout(() => process.exit(0), 0);\n${invalid}`, 2],
  ['exits at the end', `process.on('exit', () => process.exit(0));\n${invalid}`, 2],
  ['has a timer', 'setInterval(() => undefined, 1000);\n', 0],
  ['throws later', "setTimeout(() => { throw new Error('\\x1b[2J'); }, 0);\n", 0],
  ['rejects', "export default Promise.reject(new Error('\\x1b[2J'));\n", 2],
  ['rejects elsewhere', `void Promise.reject(new Error('\\x1b[2J'));\n${invalid}`, 2],
  ['prints later', `Promise.resolve().then(() => console.log('x'));\n${invalid}`, 2],
  ['loops later', 'async function warm() { await null; for (;;) {} }\nvoid warm();\n', 0],
  ['replaces reallyExit', `(process as any).reallyExit = () => undefined;\n${invalid}`, 2],
  ['replaces kill', `process.kill = () => true;\n${invalid}`, 2],
  ['replaces flatMap', `Array.prototype.flatMap = () => [];\n${invalid}`, 2],
  ['replaces stringify', `JSON.stringify = () => '{}';\n${invalid}`, 2],
  ['replaces writeSync', `require('node:fs').writeSync = () => 0;\n${invalid}`, 2],
  ['writes to the pipe of the result', `require('node:fs').writeSync(3, '{"findings":[]}\\n{');\n${invalid}`, 2],
  ['opens the debugger of the command', `process.kill(process.ppid, 'SIGUSR1');\n${invalid}`, 2],
  [
    'leaves a thread running',
    `import { Worker } from 'node:worker_threads';\nnew Worker('for (;;) {}', { eval: true });\n${invalid}`,
    2,
  ],
])('a definition that %s neither changes the exit code nor keeps the program running', (name, statements, expected) => {
  const { status, stderr, findings } = checkProgram(name, statements, { MODEL_PLATFORM_TIME_LIMIT: '50' });
  expect([status, stderr, findings.length > 0]).toEqual([expected, '', expected !== 0]);
  expect(JSON.stringify(findings)).not.toContain('source/time-limit');
});

test.each([
  ['(process as any).reallyExit(0);\n', 'exit code 0'],
  ["process.kill(process.pid, 'SIGTERM');\nfor (;;) {}\n", 'SIGTERM'],
  ['process.abort();\n', 'SIGABRT'],
  ["require('node:fs').closeSync(3);\n", 'exit code'],
])('a definition that ends its process has a finding: %j', (statements, how) => {
  const { status, findings } = checkProgram(how, statements);
  expect([status, findings]).toEqual([2, [expect.objectContaining({ rule: 'source/exception' })]]);
  expect(findings[0]?.problem).toContain(`ends its process before it is read (${how}`);
});

test.each([
  ['loops', 'while (true) {}\n'],
  ['waits', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);\n'],
])('a definition that %s without an end is ended', (name, statements) => {
  const { status, findings } = checkProgram(name, statements, { MODEL_PLATFORM_TIME_LIMIT: '5' });
  expect([status, findings]).toEqual([
    2,
    [expect.objectContaining({ rule: 'source/time-limit', problem: `${name}.ts did not end within 5 s` })],
  ]);
});

test.each([
  ['starts a process', "spawn('sleep', ['600'], { stdio: 'inherit' })", ''],
  ['starts a process and loops', "spawn('sleep', ['600'], { stdio: 'inherit' })", 'for (;;) {}\n'],
  ['starts a detached process', "spawn('sleep', ['600'], { stdio: 'ignore', detached: true })", ''],
  ['detaches a process and loops', "spawn('sleep', ['600'], { stdio: 'ignore', detached: true })", 'for (;;) {}\n'],
  ['starts a session', "{ pid: execSync('setsid sleep 600 > /dev/null 2>&1 & echo $!') }", ''],
  ['passes on the pipe', "spawn('sleep', ['600'], { stdio: ['ignore', 2, 2, 3], detached: true })", ''],
])('a process does not outlive the definition that %s', async (name, start, rest) => {
  const file = join(directory, `${name}.pid`);
  const statements = `import { execSync, spawn } from 'node:child_process';
require('node:fs').writeFileSync(${JSON.stringify(file)}, String(${start}.pid));
${rest}`;
  checkProgram(name, statements, { MODEL_PLATFORM_TIME_LIMIT: '10' });
  const id = await idIn(file);
  await setTimeout(500);
  expect([id > 0, isRunning(id)]).toEqual([true, false]);
});

test('the command does not wait for a process that is not found', async () => {
  const file = join(directory, 'hidden.pid');
  const start = "spawn('sleep', ['600'], { stdio: ['ignore', 2, 2, 3], detached: true, env: {} })";
  const statements = `import { spawn } from 'node:child_process';
require('node:fs').writeFileSync(${JSON.stringify(file)}, String(${start}.pid));\n`;
  const argv = argumentsFor('hidden', statements);
  const command = spawn(process.execPath, argv, { cwd: directory, stdio: 'ignore' });
  const id = await idIn(file);
  const end = new Promise<unknown>((resolve) => command.on('exit', resolve));
  const code = await Promise.race([end, setTimeout(20_000, 'still running')]);
  process.kill(id, 'SIGKILL');
  expect(code).toBe(0);
});

test.each([
  ['a definition', 'SIGKILL', 'process'],
  ['a definition', 'SIGINT', 'process'],
  ['a detached process', 'SIGKILL', "require('node:child_process').spawn('sleep', ['600'], { detached: true })"],
] as const)('%s does not outlive the command that %s ends', async (name, signal, started) => {
  const file = join(directory, `${name} ${signal}.pid`);
  const statements = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(${started}.pid));\nfor (;;) {}\n`;
  const argv = argumentsFor(`${name}-outlives-${signal}`, statements);
  const command = spawn(process.execPath, argv, { cwd: directory, stdio: 'ignore' });
  const id = await idIn(file);
  command.kill(signal);
  await setTimeout(3_000);
  expect([id > 0, isRunning(id)]).toEqual([true, false]);
});
