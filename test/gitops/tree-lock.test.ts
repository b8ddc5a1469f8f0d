import fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { thrownFindings, thrownRules } from '../fixtures/findings';
import { config, directory, pathOf, put, snapshot, useFolder, write } from './folder';

useFolder();

const lock = '.model-platform-lock';

/** Process ids of Linux and macOS are smaller. */
const killed = 2147483646;

/** Creates the lock of a run that started some minutes ago. */
function putLock(process: number, host: string, minutes = 0): void {
  const { ctimeMs } = fs.statSync(directory);
  const owner = `${process}@${Math.floor(ctimeMs) - minutes * 60_000}@${encodeURIComponent(host)}`;
  fs.mkdirSync(join(directory, lock, owner), { recursive: true });
}

/** Names in the folder that belong to locks. */
function locks(): readonly string[] {
  return fs.readdirSync(directory).filter((name) => name.startsWith(lock));
}

/** What a clone of a Git repository with the folder would have. */
function asCloned(): void {
  const files = snapshot();
  fs.rmSync(directory, { recursive: true });
  fs.mkdirSync(directory);
  for (const [path, content] of Object.entries(files)) put(path, content);
}

describe('two runs at the same time', () => {
  test('the second one is refused, and the first one completes', () => {
    const rename = fs.renameSync;
    let second: readonly string[] = [];
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (String(to).startsWith(join(directory, 'namespaces')) && second.length === 0) {
        second = thrownRules(() => write(config('b')));
      }
      rename(from, to);
    });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(second).toEqual(['gitops/locked']);
    expect(locks()).toEqual([]);
    expect(write(config('a')).unchanged).toEqual([pathOf('a')]);
  });

  test.each([
    ['a running process', process.pid, hostname()],
    ['a process of another machine', 1, 'another-machine'],
  ])('%s keeps its lock', (_, id, host) => {
    putLock(id, host, 59);
    expect(thrownFindings(() => write(config('a')))).toMatchObject([
      {
        rule: 'gitops/locked',
        problem: `process ${id} on ${host} is writing to this folder`,
        fix: 'run again when it has ended; if it does not run any more, delete this folder or wait an hour',
      },
    ]);
    expect(locks()).toEqual([lock]);
    expect(snapshot()).toEqual({});
  });

  test('of two runs that start at the same time, one writes', () => {
    const rename = fs.renameSync;
    // The second run takes the lock when the first one is about to move its own into place.
    jest.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
      putLock(1, 'another-machine');
      rename(from, to);
    });
    expect(thrownRules(() => write(config('a')))).toEqual(['gitops/locked']);
    expect(locks()).toEqual([lock]);
  });
});

describe('a lock without a run', () => {
  test.each([
    ['a killed run', killed, hostname(), 0],
    ['a run of another machine an hour ago', 1, 'another-machine', 61],
    ['another process with the number of a killed run', process.pid, hostname(), 61],
    ['a run in the future', 1, 'another-machine', -61],
  ])('%s blocks no later one', (_, id, host, minutes) => {
    putLock(id, host, minutes);
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(locks()).toEqual([]);
  });

  test('of two runs that find the lock of a killed run, one writes', () => {
    putLock(killed, hostname());
    const remove = fs.rmdirSync;
    let others = 0;
    // Another run replaces the lock when this one is about to remove it.
    jest.spyOn(fs, 'rmdirSync').mockImplementation((path) => {
      if (String(path).includes(`${lock}/${killed}`) && others === 0) {
        others += 1;
        remove(path);
        putLock(1, 'another-machine');
      }
      remove(path);
    });
    expect(thrownRules(() => write(config('a')))).toEqual(['gitops/locked']);
    expect(others).toBe(1);
    expect(locks()).toEqual([lock]);
  });

  test('a lock is in no repository', () => {
    putLock(process.pid, hostname());
    asCloned();
    expect(write(config('a')).written).toEqual([pathOf('a')]);
  });

  test.each([
    ['a file', lock, `${process.pid} ${hostname()}\n`],
    ['an empty file', lock, ''],
    ['a folder with files', `${lock}/1@1@a`, ''],
    [
      'a folder with the name of an owner and a file',
      `${lock}/${process.pid}@${Date.now()}@${hostname()}/.gitkeep`,
      '',
    ],
    ['a file of a folder', `${lock}/a/b/c.yaml`, 'kind: List'],
  ])('%s in place of a lock is reported, and stays', (_, path, content) => {
    put(path, content);
    expect(thrownFindings(() => write(config('a')))).toMatchObject([
      {
        rule: 'gitops/unknown-file',
        problem: '.model-platform-lock is the place of the lock of a run, but this is none',
        fix: 'move or delete it',
        places: [{ file: expect.stringMatching(/\/\.model-platform-lock/) as string }],
      },
    ]);
    expect(snapshot()).toEqual({ [path]: content });
    expect(locks()).toEqual([lock]);
  });

  test('a symbolic link in place of a lock is reported, and stays with its target', () => {
    put('other/file', 'mine');
    fs.symlinkSync('other', join(directory, lock));
    expect(thrownRules(() => write(config('a')))).toEqual(['gitops/unknown-file']);
    expect(snapshot()).toEqual({ 'other/file': 'mine' });
    expect(fs.readlinkSync(join(directory, lock))).toBe('other');
  });

  test('a file that appears in the lock during a run stays', () => {
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      rename(from, to);
      if (String(to) === join(directory, lock)) put(`${lock}/notes.txt`, 'mine');
    });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(snapshot()[`${lock}/notes.txt`]).toBe('mine');
  });

  const own = `${lock}-${process.pid}@${encodeURIComponent(hostname())}`;

  test('the unfinished lock of a killed run with this process id is removed', () => {
    fs.mkdirSync(join(directory, own, `${process.pid}@1@${encodeURIComponent(hostname())}`), { recursive: true });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(locks()).toEqual([]);
  });

  test('a file in its place stays', () => {
    put(`${own}/notes.txt`, 'mine');
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(snapshot()[`${own}/notes.txt`]).toBe('mine');
    expect(locks()).toEqual([own]);
  });
});
