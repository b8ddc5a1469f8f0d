import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PlatformError } from '../errors';

/** Folder of the run that writes to a tree. It exists only during the run, and has one empty folder with the owner as its name. */
const lockName = '.model-platform-lock';

/** A run takes seconds. After this time the process of its lock has ended, and another one can have its number. */
const maxRunMs = 3_600_000;

/**
 * Runs a function while no other run writes to the folder. The lock consists of empty folders, which Git cannot contain, so
 * nothing in a repository blocks a run. The lock of a run that was killed does not block the next one on the same machine, and
 * on other machines only for an hour. Folders that this call created and that stay empty are removed.
 *
 * @param write gets the path of the lock
 * @throws PlatformError with `gitops/locked` if another run writes to the folder.
 */
export function withLock<T>(directory: string, write: (lock: string) => T): T {
  const lock = join(directory, lockName);
  const created = mkdirSync(directory, { recursive: true });
  const owner = take(lock);
  try {
    return write(lock);
  } finally {
    rmSync(join(lock, nameOf(owner)), { recursive: true, force: true });
    removeIfEmpty(lock);
    if (created !== undefined) removeEmpty(resolve(directory), resolve(created));
  }
}

/** Removes a folder and the folders that contain it, up to an outermost one, while they are empty. */
function removeEmpty(folder: string, outermost: string): void {
  if (readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  if (folder !== outermost) removeEmpty(dirname(folder), outermost);
}

/** A run that has the lock. */
interface Owner {
  readonly process: number;
  readonly host: string;
  /** Time of its start, by the clock of the file system of the tree. */
  readonly startMs: number;
}

function nameOf({ process: id, host, startMs }: Owner): string {
  return `${id}@${startMs}@${encodeURIComponent(host)}`;
}

function parseOwner(name: string): Owner | undefined {
  const [, id, startMs, host] = /^([0-9]{1,10})@([0-9]{1,15})@([\w.%-]{1,300})$/.exec(name) ?? [];
  return host === undefined ? undefined : { process: Number(id), host: decoded(host), startMs: Number(startMs) };
}

function decoded(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

/**
 * Takes the lock. Its folder is complete before it is moved into place, and it replaces only an empty folder. So of several
 * runs that remove the lock of a killed run at the same time, one has the lock afterwards.
 */
function take(lock: string): Owner {
  const own = `${lock}-${process.pid}@${encodeURIComponent(hostname())}`;
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  try {
    const owner = { process: process.pid, host: hostname(), startMs: Math.floor(lstatSync(own).ctimeMs) };
    mkdirSync(join(own, nameOf(owner)));
    const other = clear(lock, owner);
    if (other !== undefined || !move(own, lock)) throw locked(lock, other);
    return owner;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Whether a folder could be moved. It cannot be if another run has the lock now. */
function move(folder: string, lock: string): boolean {
  try {
    renameSync(folder, lock);
    return true;
  } catch (error) {
    if (lstatSync(lock, { throwIfNoEntry: false }) === undefined) throw error;
    return false;
  }
}

/** Removes what is not the lock of a running process: the lock of a killed run, and files of the repository. */
function clear(lock: string, self: Owner): Owner | undefined {
  const stats = lstatSync(lock, { throwIfNoEntry: false });
  // A lock that another run takes now is a folder, and is not removed by this.
  if (stats !== undefined && !stats.isDirectory()) rmSync(lock, { force: true });
  if (!stats?.isDirectory()) return undefined;
  for (const name of readdirSync(lock)) {
    const owner = isEmptyFolder(join(lock, name)) ? parseOwner(name) : undefined;
    if (owner !== undefined && isRunning(owner, self)) return owner;
    // Each owner has a name of its own, so this is not the lock of another run that starts now.
    rmSync(join(lock, name), { recursive: true, force: true });
  }
  removeIfEmpty(lock);
  return undefined;
}

function isEmptyFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(path).length === 0;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It belongs to another run, or does not exist.
  }
}

/** Processes of other machines cannot be seen. */
function isRunning(owner: Owner, self: Owner): boolean {
  if (Math.abs(self.startMs - owner.startMs) > maxRunMs) return false;
  if (owner.host !== self.host) return true;
  try {
    process.kill(owner.process, 0);
    return true;
  } catch (error) {
    // Not `instanceof`: errors may come from another realm.
    return Reflect.get(Object(error), 'code') !== 'ESRCH';
  }
}

function locked(file: string, owner: Owner | undefined): PlatformError {
  const who = owner === undefined ? 'another run' : `process ${owner.process} on ${owner.host}`;
  return new PlatformError([
    {
      rule: 'gitops/locked',
      path: [],
      problem: `${who} is writing to this folder`,
      fix: 'run again when it has ended; if it does not run any more, delete this folder or wait an hour',
      places: [{ file }],
    },
  ]);
}
