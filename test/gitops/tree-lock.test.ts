import fs from 'node:fs';
import { hostname } from 'node:os';
import { thrownFindings, thrownRules } from '../fixtures/findings';
import { config, pathOf, put, snapshot, useFolder, write } from './folder';

useFolder();

describe('two runs at the same time', () => {
  const lock = '.model-platform-lock';

  test('the second one is refused, and the first one completes', () => {
    const rename = fs.renameSync;
    let second: readonly string[] = [];
    jest.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
      second = thrownRules(() => write(config('b')));
      rename(from, to);
    });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(second).toEqual(['gitops/locked']);
    expect(Object.keys(snapshot())).not.toContain(lock);
    expect(write(config('a')).unchanged).toEqual([pathOf('a')]);
  });

  test.each([
    ['a process of another machine', '1 another-machine\n'],
    ['a process that just starts', ''],
  ])('%s keeps its lock', (_, content) => {
    put(lock, content);
    expect(thrownFindings(() => write(config('a')))).toMatchObject([
      { rule: 'gitops/locked', fix: 'run again when it has ended; if it does not run any more, delete the file' },
    ]);
    expect(Object.keys(snapshot())).toEqual([lock]);
  });

  test('a killed run blocks no later one', () => {
    // Process ids of Linux and macOS are smaller.
    put(lock, `2147483646 ${hostname()}\n`);
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(Object.keys(snapshot())).not.toContain(lock);
  });

  test('of two runs that find the lock of a killed run, one writes', () => {
    put(lock, `2147483646 ${hostname()}\n`);
    const remove = fs.rmSync;
    let second: readonly string[] = [];
    // The second run starts when the first one is about to remove the lock, and its own lock would be removed.
    jest.spyOn(fs, 'rmSync').mockImplementationOnce((path, options) => {
      second = thrownRules(() => write(config('b')));
      remove(path, options);
    });
    expect(write(config('a')).written).toEqual([pathOf('a')]);
    expect(second).toEqual(['gitops/locked']);
    expect(Object.keys(snapshot()).filter((path) => path.startsWith(lock))).toEqual([]);
  });
});
