import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMap } from '../units/values';
import type { ComparedFile } from './comparison';
import { contentDigest } from './text-file';
import type { FileState, TreeDirectory } from './tree-directory';
import type { TreeIndex } from './tree-index';
import type { TreeUnit } from './unit';

/** Where and for which program units are remembered. */
export interface UnitCacheOptions {
  /**
   * The file of the cache. It is outside the repository, because a tree must not depend on a file that a merge request can
   * change.
   */
  readonly file: string;
  /** Identifies the program that renders the objects. Another program renders all units. */
  readonly program: string;
}

/**
 * Clocks of file systems have steps of up to two seconds. The state of a file that changed later than this before the run
 * says nothing about another change in the same step.
 */
const clockStepMs = 2000;

/** A file of a unit as a run found it. */
interface KnownFile extends ComparedFile {
  /** Its state before its content was last read. Undefined if it must be read again. */
  readonly state?: FileState;
}

interface KnownUnit {
  /** SHA-256 of its source. */
  readonly source: string;
  readonly files: readonly KnownFile[];
}

/**
 * Remembers from run to run which files each unit has, and in which state these were when they were read. A file whose
 * inode, size and times are the same has not been edited. Without options it remembers nothing.
 */
export class UnitCache {
  private readonly text: string | undefined;
  private readonly old: ReadonlyMap<string, KnownUnit>;
  private readonly now: Record<string, KnownUnit> = {};
  /** Files that changed before this time have other times after another change. */
  private readonly settledMs: number;

  /** @param startMs time of the start of this run by the clock of the tree's file system */
  constructor(
    private readonly tree: TreeDirectory,
    private readonly index: TreeIndex,
    private readonly options: UnitCacheOptions | undefined,
    startMs: number,
  ) {
    this.text = options && read(options.file);
    this.old = new Map(options ? unitsOf(this.text, options.program) : []);
    this.settledMs = startMs - clockStepMs;
  }

  /**
   * The files of a unit with the same source and the same files as in the last run. Otherwise undefined: the unit must be
   * rendered, and its files are passed to `add`.
   */
  lookUp(unit: TreeUnit): { readonly files: readonly ComparedFile[] | undefined; add(files: ComparedFile[]): void } {
    if (this.options === undefined) return { files: undefined, add: () => undefined };
    const source = contentDigest(JSON.stringify(unit.source) ?? '');
    const files = this.unchanged(this.old.get(unit.id), source);
    const add = (known: readonly KnownFile[]): void => {
      this.now[unit.id] = { source, files: known };
    };
    if (files) add(files);
    return { files, add };
  }

  /** Writes the cache, after the files of this run are in place. A cache that cannot be written is left out. */
  save(): void {
    if (this.options === undefined) return;
    const { file, program } = this.options;
    const text = JSON.stringify({ version: 1, program, units: this.now });
    if (text === this.text) return;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // The next run renders all units.
    }
  }

  private unchanged(known: KnownUnit | undefined, source: string): readonly KnownFile[] | undefined {
    if (known === undefined || known.source !== source) return undefined;
    const files: KnownFile[] = [];
    for (const file of known.files) {
      const checked = this.check(file);
      if (checked === undefined) return undefined;
      files.push(checked);
    }
    return files;
  }

  /** The file, with its state, if it still has its content. Otherwise undefined. */
  private check(file: KnownFile): KnownFile | undefined {
    const { state, ...known } = file;
    const { path, digest } = known;
    if (this.index.files[path] !== digest || Object.hasOwn(this.index.pending, path)) return undefined;
    const found = this.tree.stateAt(path);
    if (found === undefined) return undefined;
    if (state?.every((value, position) => value === found[position])) return file;
    // The state is that before the file is read, so that a change at the same time gives another one.
    const entry = this.tree.entryAt(path);
    if (entry.kind !== 'file' || contentDigest(entry.content) !== digest) return undefined;
    const [, , modifiedMs, changedMs] = found;
    return Math.max(modifiedMs, changedMs) < this.settledMs ? { ...known, state: found } : known;
  }
}

/** Time of the last change of a file. */
export function changeTimeMs(file: string): number {
  return statSync(file).ctimeMs;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The units of a cache that the same program wrote. None if it cannot be read, because it can be lost at any time. */
function unitsOf(text: string | undefined, program: string): readonly (readonly [string, KnownUnit])[] {
  try {
    const cache: unknown = JSON.parse(text ?? '');
    if (!isMap(cache) || cache.version !== 1 || cache.program !== program || !isMap(cache.units)) return [];
    return Object.entries(cache.units).filter((entry): entry is [string, KnownUnit] => isKnownUnit(entry[1]));
  } catch {
    return [];
  }
}

function isKnownUnit(value: unknown): value is KnownUnit {
  return (
    isMap(value) && typeof value.source === 'string' && Array.isArray(value.files) && value.files.every(isKnownFile)
  );
}

function isKnownFile(value: unknown): value is KnownFile {
  if (!isMap(value) || typeof value.path !== 'string' || typeof value.digest !== 'string') return false;
  return value.state === undefined || (Array.isArray(value.state) && value.state.length === 4);
}
