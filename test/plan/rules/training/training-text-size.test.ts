import { spawnSync } from 'node:child_process';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'training/text-size';
const maxBytes = 131_071;

const findings = (change: Partial<typeof gpuGang>) => findingsOf(trains({ ...gpuGang, ...change }, gpuPool), id);
const variable = (bytes: number) => ({ CITIES: 'a'.repeat(bytes - 'CITIES='.length) });

test('accepts the longest argument and variable', () => {
  expect(findings({ command: ['python', 'a'.repeat(maxBytes)], env: variable(maxBytes) })).toEqual([]);
});

test('reports a longer variable', () => {
  expect(findings({ env: variable(maxBytes + 1) })).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'env', 'CITIES'],
      problem: 'the variable with its name has 131072 bytes',
      value: 131_072,
      allowed: 'at most 131071 bytes',
      fix: 'put the text into an object of a bucket, and read it as data of the job',
    },
  ]);
});

test('reports a longer argument in bytes', () => {
  expect(findings({ command: ['python', 'ü'.repeat(65_536)] }).map(({ path, problem }) => [path, problem])).toEqual([
    [['training', 'fit', 'command', 1], 'the argument has 131072 bytes'],
  ]);
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('Linux starts a program with exactly these sizes', () => {
  const start = (bytes: number) => spawnSync('true', [], { env: { PATH: process.env.PATH, ...variable(bytes) } });
  expect(start(maxBytes).error).toBeUndefined();
  expect(start(maxBytes + 1).error).toMatchObject({ code: 'E2BIG' });
});

test('reports a command and variables that are too long together', () => {
  const command = ['python', ...Array.from({ length: 10 }, () => 'a'.repeat(100_000))];
  expect(findings({ command })).toMatchObject([
    {
      path: ['training', 'fit', 'command'],
      problem: 'the command and the variables have 1000006 bytes together',
      allowed: 'at most 1000000 bytes',
    },
  ]);
  expect(findings({ command: command.slice(0, 10) })).toEqual([]);
});
