import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PlatformError } from '../errors';
import { codeOf } from '../units/error-code';

/** Folder of the run that writes to a tree. It exists only during the run, and has one empty folder with the owner as its name. */
const lockName = '.model-platform-lock';

/** A run takes seconds. After this time the process of its lock has ended, and another one can have its number. */
const maxRunMs = 3_600_000;

/**
 * Runs a function while no other run writes to the folder. The lock consists of empty folders, which Git cannot contain, so
 * no lock is in a repository. The lock of a run that was killed does not block the next one on the same machine, and
 * on other machines only for an hour. Folders that this call created and that stay empty are removed, and no file is.
 *
 * @param write gets the path of the lock
 * @throws PlatformError with `gitops/locked` if another run writes to the folder, and with `gitops/unknown-file` if something
 * else is in the place of the lock.
 */
export function withLock<T>(directory: string, write: (lock: string) => T): T {
  const lock = join(directory, lockName);
  const created = mkdirSync(directory, { recursive: true });
  const owner = take(lock);
  try {
    return write(lock);
  } finally {
    removeIfEmpty(join(lock, nameOf(owner)));
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
  const own = createOwn(`${lock}-${process.pid}@${encodeURIComponent(hostname())}`);
  const owner = { process: process.pid, host: hostname(), startMs: Math.floor(lstatSync(own).ctimeMs) };
  try {
    mkdirSync(join(own, nameOf(owner)));
    const other = clear(lock, owner);
    if (other !== undefined || !move(own, lock)) throw locked(lock, other);
    return owner;
  } finally {
    removeIfEmpty(join(own, nameOf(owner)));
    removeIfEmpty(own);
  }
}

/** Creates a folder, in place of the one of a killed run with the same process id. If the name is taken, it gets a number. */
function createOwn(folder: string, attempt = 0): string {
  const own = attempt === 0 ? folder : `${folder}-${attempt}`;
  try {
    mkdirSync(own);
    return own;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return createOwn(folder, isLeftOver(own) ? attempt : attempt + 1);
}

/** Removes what a killed run has left, and returns whether it was that. */
function isLeftOver(own: string): boolean {
  if (!lstatSync(own, { throwIfNoEntry: false })?.isDirectory()) return false;
  for (const name of readdirSync(own)) if (parseOwner(name) !== undefined) removeIfEmpty(join(own, name));
  return removeIfEmpty(own);
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

/**
 * Removes the lock of a killed run, and returns the owner of that of a running process. Only empty folders are removed.
 *
 * @throws PlatformError if something else is in the place of the lock
 */
function clear(lock: string, self: Owner): Owner | undefined {
  const stats = lstatSync(lock, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isDirectory()) throw foreign(lock);
  for (const name of readdirSync(lock)) {
    const owner = parseOwner(name);
    if (owner === undefined) throw foreign(join(lock, name));
    if (isEmptyFolder(join(lock, name)) && isRunning(owner, self)) return owner;
    // Each owner has a name of its own, so this is not the lock of another run that starts now.
    removeIfEmpty(join(lock, name));
    if (lstatSync(join(lock, name), { throwIfNoEntry: false }) !== undefined) throw foreign(join(lock, name));
  }
  removeIfEmpty(lock);
  return undefined;
}

function isEmptyFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(path).length === 0;
}

function foreign(file: string): PlatformError {
  return new PlatformError([
    {
      rule: 'gitops/unknown-file',
      path: [],
      problem: `${lockName} is the place of the lock of a run, but this is none`,
      fix: 'move or delete it',
      places: [{ file }],
    },
  ]);
}

/** Whether the folder was removed. It is not if it belongs to another run, has files, or does not exist. */
function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
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
    return codeOf(error) !== 'ESRCH';
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
