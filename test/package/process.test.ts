import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { outside, root } from './package';

const node = [join(root, 'dist', 'cli', 'main.js')];
const example = ['-f', join('examples', 'first-model', 'platform.ts')];
const directory = outside();
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

test('an invalid command line is printed without its escapes', () => {
  const { status, stderr } = spawnSync(process.execPath, [...node, '\x1b[2Jx'], { cwd: root, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining("unknown command '\\u001b[2Jx'")]);
});
