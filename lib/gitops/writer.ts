import { join } from 'node:path';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { attributes, attributesName } from './attributes';
import { Comparison } from './comparison';
import { TreePaths } from './tree';
import { TreeDirectory } from './tree-directory';
import { emptyIndex, formatIndex, indexName, parseIndex, type TreeIndex } from './tree-index';
import { withLock } from './tree-lock';
import type { TreeUnit } from './unit';
import { changeTimeMs, UnitCache, type UnitCacheOptions } from './unit-cache';

/** Result of a run. Paths are relative to the folder, use slashes and are sorted. */
export interface TreeChanges {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /**
   * Files with the right content, but with other line ends, a byte order mark or other line ends at their end, as after a
   * checkout with `core.autocrlf`. They are written again.
   */
  readonly restored: readonly string[];
  readonly removed: readonly string[];
  /** YAML, JSON and Jsonnet files of the folder that no run wrote. An Application can include them. They are not changed. */
  readonly unlisted: readonly string[];
}

/** Options of {@link writeTree}. */
export interface WriteTreeOptions {
  /** A folder of a GitOps repository. It is created if it does not exist. */
  readonly directory: string;
  /**
   * The platform that the objects belong to. A folder with the files of another one is refused, because its objects would
   * be deleted from the cluster. @default - none
   */
  readonly platform?: string;
}

/**
 * Writes each object to a file of its own and removes files of earlier runs that are no longer needed. It overwrites or
 * removes only files that an earlier run wrote and that have not been edited since. Other line ends and a byte order mark
 * are no edits. Files with unchanged content keep their modification time.
 *
 * It also writes a `.gitattributes` file for the folder, unless there is one.
 *
 * All content is written next to the tree first and then moved into place file by file. An interrupted run leaves
 * complete files, old or new, and the next run completes the change. Two runs never write to a folder at the same time.
 *
 * @throws PlatformError with `gitops/collision`, `gitops/edited-file`, `gitops/unknown-file`, `gitops/index`,
 * `gitops/other-platform` or `gitops/locked`, before anything is written.
 */
export function writeTree(objects: readonly Manifest[], options: WriteTreeOptions): TreeChanges {
  const unit = { id: 'objects', source: undefined, render: () => objects };
  const { placeholders: _, ...changes } = writeUnits([unit], options);
  return changes;
}

/** Options of {@link writeUnits}. */
export interface WriteUnitsOptions extends WriteTreeOptions {
  /**
   * A unit is not rendered if its source is the same as in the last run with this cache and none of its files has changed
   * since. @default - every unit is rendered, and every file is read
   */
  readonly cache?: UnitCacheOptions | undefined;
  /** Runs before anything changes, with the paths of the files that have placeholders. It can throw. @default - nothing */
  readonly beforeChanges?: (placeholders: readonly string[]) => void;
}

/** Result of {@link writeUnits}. */
export interface UnitChanges extends TreeChanges {
  /** Files with placeholders of values that only the cloud knows. */
  readonly placeholders: readonly string[];
}

/**
 * Writes objects as {@link writeTree} does, one unit at a time.
 *
 * @param units can be iterated twice
 * @throws PlatformError as {@link writeTree} does
 */
export function writeUnits(units: Iterable<TreeUnit>, options: WriteUnitsOptions): UnitChanges {
  return withLock(options.directory, (lock) => {
    const tree = new TreeDirectory(options.directory);
    const index = readIndex(tree);
    refuseOtherPlatform(index?.platform, options.platform, tree.root);
    refuseForeign(tree.clean(), tree.root);
    try {
      return writeLocked(units, { options, tree, index, lock });
    } finally {
      tree.clean();
    }
  });
}

/** What a run works with. */
interface Run {
  readonly options: WriteUnitsOptions;
  readonly tree: TreeDirectory;
  readonly index: TreeIndex | undefined;
  /** Path of the lock. */
  readonly lock: string;
}

function writeLocked(units: Iterable<TreeUnit>, run: Run): UnitChanges {
  const { tree, index, options } = run;
  const cache = new UnitCache(tree, index ?? emptyIndex, options.cache, changeTimeMs(run.lock));
  const comparison = compare(units, run, cache);
  const findings = index === undefined ? comparison.findingsWithoutIndex() : comparison.findings();
  if (findings.length > 0) throw new PlatformError(findings);
  options.beforeChanges?.(comparison.placeholders);
  const { platform } = options;
  putInPlace(comparison, { ...(index ?? emptyIndex), ...(platform !== undefined && { platform }) }, tree);
  cache.save();
  const { written, unchanged, restored, removed, placeholders, digests } = comparison;
  const unlisted = tree.manifestFiles().filter((path) => !Object.hasOwn(digests, path));
  return { written, unchanged, restored, removed, unlisted, placeholders };
}

/** @throws PlatformError if two objects have the same path */
function compare(units: Iterable<TreeUnit>, { tree, index }: Run, cache: UnitCache): Comparison {
  const comparison = new Comparison(index ?? emptyIndex, tree);
  for (const unit of units) {
    const { files, add } = cache.lookUp(unit);
    if (files) for (const file of files) comparison.addUnchanged(file);
    else add(unit.render().flatMap((object) => comparison.add(object) ?? []));
  }
  if (comparison.collisions.length > 0) throw new PlatformError(collisions(units, comparison));
  comparison.complete();
  return comparison;
}

/** Files of units that were not rendered have no names of objects, so all units are rendered. */
function collisions(units: Iterable<TreeUnit>, { collisions: found, unchanged }: Comparison): readonly Finding[] {
  if (unchanged.length === 0) return found;
  const paths = new TreePaths();
  for (const unit of units) for (const object of unit.render()) paths.add(object);
  return paths.collisions;
}

/** The index of earlier runs, or undefined if there is none. */
function readIndex(tree: TreeDirectory): TreeIndex | undefined {
  const entry = tree.entryAt(indexName);
  if (entry.kind === 'absent') return undefined;
  const index = entry.kind === 'file' ? parseIndex(entry.content.toString('utf8')) : undefined;
  if (index !== undefined) return index;
  throw new PlatformError([
    {
      rule: 'gitops/index',
      path: [],
      problem: `${indexName} is not a valid index`,
      fix: 'restore it with git, or delete it and the files of earlier runs',
      places: [{ file: join(tree.root, indexName) }],
    },
  ]);
}

/** @throws PlatformError if the files of the folder belong to another platform. */
function refuseOtherPlatform(old: string | undefined, now: string | undefined, root: string): void {
  if (old === undefined || now === undefined || old === now) return;
  throw new PlatformError([
    {
      rule: 'gitops/other-platform',
      path: ['name'],
      problem: `the folder has the manifests of the platform ${old}, and a GitOps tool would delete its objects`,
      value: now,
      allowed: old,
      fix: 'write to another folder; if the new name is intended, delete the folder with git and run again',
      places: [{ file: join(root, indexName) }],
    },
  ]);
}

/** @throws PlatformError if the temporary folder of runs has files of others, which a run must not remove. */
function refuseForeign(paths: readonly string[], root: string): void {
  if (paths.length === 0) return;
  throw new PlatformError(
    paths.map((path) => ({
      rule: 'gitops/unknown-file',
      path: [],
      problem: `${path} is in the place of the temporary files of a run, but no run wrote it`,
      fix: 'move or delete it',
      places: [{ file: join(root, path) }],
    })),
  );
}

/** Writes the index with the pending files before the first file is moved, and with the final files after the last one. */
function putInPlace(comparison: Comparison, index: TreeIndex, tree: TreeDirectory): void {
  const { digests, removed } = comparison;
  const written = [...comparison.written, ...comparison.restored];
  if (written.length > 0 || removed.length > 0) {
    const inProgress = Object.fromEntries(written.map((path) => [path, digests[path] ?? '']));
    tree.write(indexName, formatIndex({ ...index, pending: { ...index.pending, ...inProgress } }));
    tree.commit();
    tree.remove(removed);
  }
  const [text, before] = [formatIndex({ ...index, files: digests, pending: {} }), tree.entryAt(indexName)];
  if (before.kind !== 'file' || before.content.toString('utf8') !== text) tree.write(indexName, text);
  if (tree.entryAt(attributesName).kind === 'absent') tree.write(attributesName, attributes);
}
