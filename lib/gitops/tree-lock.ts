import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PlatformError } from '../errors';

/** File of the run that writes to a folder. It exists only during the run. */
const lockName = '.model-platform-lock';

/**
 * Runs a function while no other run writes to the folder. The file of a run that was killed on this machine does not
 * block the next one. Folders that this call created and that stay empty are removed.
 *
 * @param write gets the path of the lock
 * @throws PlatformError with `gitops/locked` if another run writes to the folder.
 */
export function withLock<T>(directory: string, write: (lock: string) => T): T {
  const file = join(directory, lockName);
  const created = mkdirSync(directory, { recursive: true });
  if (!take(file) && !takeOver(file)) throw locked(file);
  try {
    return write(file);
  } finally {
    rmSync(file, { force: true });
    if (created !== undefined) removeEmpty(resolve(directory), resolve(created));
  }
}

/** Removes a folder and the folders that contain it, up to an outermost one, while they are empty. */
function removeEmpty(folder: string, outermost: string): void {
  if (readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  if (folder !== outermost) removeEmpty(dirname(folder), outermost);
}

/** Creates the file, unless it exists. */
function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    // Not `instanceof`: file system errors may come from another realm.
    if (Reflect.get(Object(error), 'code') === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Replaces the file of a run that was killed. Another run may find the same file at the same time: only the one that creates
 * the second file may remove the first one, and it reads the owner again, because the other run may have replaced it.
 */
function takeOver(file: string): boolean {
  if (isRunning(ownerOf(file))) return false;
  const claim = `${file}-claim`;
  if (!take(claim)) throw locked(claim);
  try {
    if (isRunning(ownerOf(file))) return false;
    rmSync(file, { force: true });
    return take(file);
  } finally {
    rmSync(claim, { force: true });
  }
}

interface Owner {
  readonly process: number;
  readonly host: string;
}

/** Undefined if the file has another form, or no longer exists. */
function ownerOf(file: string): Owner | undefined {
  try {
    const [, id, host] = /^([0-9]+) (\S+)\n$/.exec(readFileSync(file, 'utf8')) ?? [];
    return id === undefined || host === undefined ? undefined : { process: Number(id), host };
  } catch {
    return undefined;
  }
}

/** Processes of other machines cannot be seen, and a file without an owner may be one that is being written. */
function isRunning(owner: Owner | undefined): boolean {
  if (owner === undefined || owner.host !== hostname()) return true;
  try {
    process.kill(owner.process, 0);
    return true;
  } catch (error) {
    return Reflect.get(Object(error), 'code') !== 'ESRCH';
  }
}

function locked(file: string): PlatformError {
  const owner = ownerOf(file);
  const who = owner === undefined ? 'another run' : `process ${owner.process} on ${owner.host}`;
  return new PlatformError([
    {
      rule: 'gitops/locked',
      path: [],
      problem: `${who} is writing to this folder`,
      fix: 'run again when it has ended; if it does not run any more, delete the file',
      places: [{ file }],
    },
  ]);
}
