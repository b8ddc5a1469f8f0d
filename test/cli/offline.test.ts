import child_process from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { createProject, runIn, temporaryDirectory } from './harness';

// Commands use no network and start no other program, so they cannot change a cluster. A definition in TypeScript is a program
// of the user, which runs in a process of its own, so the definitions here are YAML.

const root = join(__dirname, '..', '..');
const folder = temporaryDirectory();

/** What the commands open a connection or start a program with. */
const doors: readonly (readonly [string, object, string])[] = [
  ['net', net.Socket.prototype, 'connect'],
  ['dns', dns, 'lookup'],
  ['dgram', dgram, 'createSocket'],
  ['fetch', globalThis, 'fetch'],
  ...['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'].map(
    (name) => ['child_process', child_process, name] as const,
  ),
];

/** Runs something and returns the doors that it opened. Each of them throws. */
async function opened(run: () => Promise<unknown>): Promise<readonly string[]> {
  const names: string[] = [];
  const spies = doors.map(([module, owner, name]) =>
    jest.spyOn(owner as Record<string, () => unknown>, name).mockImplementation(() => {
      names.push(`${module} ${name}`);
      throw new Error(`${name} was called`);
    }),
  );
  try {
    await run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return names;
}

test('a connection and a program are noticed', async () => {
  const connects = opened(async () => expect(() => net.connect(1, '127.0.0.1')).toThrow('connect was called'));
  expect(await connects).toEqual(['net connect']);
  const starts = opened(async () => expect(() => child_process.execSync('true')).toThrow('execSync was called'));
  expect(await starts).toEqual(['child_process execSync']);
});

const yaml = join(root, 'examples', 'on-premises', 'platform.yaml');

test.each([
  ['check', '-f', yaml],
  ['plan', '-f', yaml],
  ['plan', '-f', yaml, '--format', 'json'],
  ['synth', '-f', yaml, '-o', 'on-premises'],
  ['diff', yaml, yaml],
  ['explain', 'floor', '-f', yaml],
  ['init', 'acme', '--provider', 'eks', '--language', 'yaml'],
])('%s %s %s uses no network and starts no program', async (...argv) => {
  let code: number | undefined;
  const names = await opened(async () => {
    code = (await runIn(join(folder), argv)).code;
  });
  expect([code, names]).toEqual([0, []]);
});

test('the project of init is checked without a network', async () => {
  await createProject(folder, 'shop', 'gke');
  expect(await opened(() => runIn(join(folder, 'shop'), ['check']))).toEqual([]);
});

const harmless = ['crypto', 'fs', 'module', 'os', 'path', 'url', 'util', 'vm', 'worker_threads'];

/** Starts Node for a definition in TypeScript or JavaScript, and nothing else. */
const starter = join('sources', 'module-process.ts');

test('one file imports a module of Node that starts a program, and none one that connects to a network', () => {
  const files = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file !== starter,
  );
  const imports = files.flatMap((file) => {
    const text = readFileSync(join(root, 'lib', file), 'utf8');
    return [...text.matchAll(/(?:from|import|require)\s*\(?\s*'node:([^']+)'/g)].map(([, name = '']) => name);
  });
  expect(
    [...new Set(imports)].map((name) => name.split('/')[0]).filter((name) => !harmless.includes(`${name}`)),
  ).toEqual([]);
  expect([...new Set(imports)].sort()).toEqual(expect.arrayContaining(['fs', 'path']));
});
