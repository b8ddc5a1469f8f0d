import { join } from 'node:path';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { attributes, attributesName } from './attributes';
import { contentDigest, normalForm } from './text-file';
import { placeObjects } from './tree';
import { TreeDirectory, type TreeEntry } from './tree-directory';
import { emptyIndex, formatIndex, indexName, parseIndex, type TreeIndex } from './tree-index';
import { withLock } from './tree-lock';
import { toYaml } from './yaml';

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
export function writeTree(objects: readonly Manifest[], { directory, platform }: WriteTreeOptions): TreeChanges {
  const places = placeObjects(objects);
  return withLock(directory, () => writePlaces(places, new TreeDirectory(directory), platform));
}

function writePlaces(
  places: ReadonlyMap<string, Manifest>,
  tree: TreeDirectory,
  platform: string | undefined,
): TreeChanges {
  const index = readIndex(tree);
  refuseOtherPlatform(index?.platform, platform, tree.root);
  tree.clean();
  try {
    const comparison = stageChanges(places, index ?? emptyIndex, tree);
    const findings = index === undefined ? lostIndex(comparison, tree.root) : comparison.findings;
    if (findings.length > 0) throw new PlatformError(findings);
    putInPlace(comparison, { ...(index ?? emptyIndex), ...(platform !== undefined && { platform }) }, tree);
    const { written, unchanged, restored, removed, digests } = comparison;
    const unlisted = tree.manifestFiles().filter((path) => !Object.hasOwn(digests, path));
    return { written, unchanged, restored, removed, unlisted };
  } finally {
    tree.clean();
  }
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

/** Planned changes of a run and the problems that block it. Paths are sorted. */
interface Comparison {
  /** Digest of every file of the new tree, by path. */
  readonly digests: Record<string, string>;
  readonly written: string[];
  readonly unchanged: string[];
  readonly restored: string[];
  readonly removed: string[];
  /** Files that are not in the index but have the same content as this run would write. */
  readonly identical: string[];
  readonly findings: Finding[];
}

/**
 * Compares the new tree with the files on disk and stages each file that differs, so that only one content is in memory
 * at a time. Staged files are not in place yet, so a failure here changes nothing.
 */
function stageChanges(places: ReadonlyMap<string, Manifest>, index: TreeIndex, tree: TreeDirectory): Comparison {
  const lists = { written: [], unchanged: [], restored: [], removed: [], identical: [], findings: [] };
  const stage: Stage = { index, tree, result: { digests: {}, ...lists } };
  for (const [path, object] of places) stageFile(path, toYaml(object), stage);
  addRemoved(places, stage);
  return stage.result;
}

/** What one file is compared with, and where the outcome is recorded. */
interface Stage {
  readonly index: TreeIndex;
  readonly tree: TreeDirectory;
  readonly result: Comparison;
}

/** Compares one file of the new tree with the one on disk, and stages it if it differs. */
function stageFile(path: string, content: string, { index, tree, result }: Stage): void {
  const digest = contentDigest(content);
  const entry = tree.entryAt(path);
  const same = entry.kind === 'file' ? sameness(entry.content, digest) : 'different';
  result.digests[path] = digest;
  if (same === 'same' && isListed(path, index)) {
    result.unchanged.push(path);
  } else if (entry.kind === 'absent' || isOwned(path, entry, index)) {
    tree.stage(path, content);
    (same === 'same-text' ? result.restored : result.written).push(path);
  } else {
    if (same !== 'different') result.identical.push(path);
    result.findings.push(blocked(path, entry, index, tree.root));
  }
}

/** Whether a file has the content with a digest, exactly or in its normal form. */
function sameness(content: Buffer, digest: string | undefined): 'same' | 'same-text' | 'different' {
  if (contentDigest(content) === digest) return 'same';
  return contentDigest(normalForm(content)) === digest ? 'same-text' : 'different';
}

/** Adds the files of earlier runs that are not in the new tree. */
function addRemoved(places: ReadonlyMap<string, Manifest>, { index, tree, result }: Stage): void {
  for (const path of ownedPaths(index).filter((owned) => !places.has(owned))) {
    const entry = tree.entryAt(path);
    if (isOwned(path, entry, index)) result.removed.push(path);
    else if (entry.kind !== 'absent') result.findings.push(blocked(path, entry, index, tree.root));
  }
}

/**
 * Without an index, no file is owned. Files with the content that this run would write come from an earlier run whose
 * index is lost, for example because it was not committed. This is reported once, not for each file.
 */
function lostIndex({ identical, digests, findings }: Comparison, root: string): readonly Finding[] {
  const [first] = identical;
  if (first === undefined) return findings;
  return [
    {
      rule: 'gitops/index',
      path: [],
      problem: `${indexName} is missing, but ${identical.length} of ${Object.keys(digests).length} files already exist with the content that this run would write`,
      fix: `restore ${indexName} with git; if it was never committed, delete the files of earlier runs and run again`,
      places: [{ file: join(root, first) }],
    },
  ];
}

/** Writes the index with the pending files before the first file is moved, and with the final files after the last one. */
function putInPlace(comparison: Comparison, index: TreeIndex, tree: TreeDirectory): void {
  const { digests, removed } = comparison;
  const written = [...comparison.written, ...comparison.restored];
  if (written.length > 0 || removed.length > 0) {
    tree.makeFolders();
    const inProgress = Object.fromEntries(written.map((path) => [path, digests[path] ?? '']));
    tree.write(indexName, formatIndex({ ...index, pending: { ...index.pending, ...inProgress } }));
    tree.commit();
    tree.remove(removed);
  }
  const [text, before] = [formatIndex({ ...index, files: digests, pending: {} }), tree.entryAt(indexName)];
  if (before.kind !== 'file' || before.content.toString('utf8') !== text) tree.write(indexName, text);
  if (tree.entryAt(attributesName).kind === 'absent') tree.write(attributesName, attributes);
}

function ownedPaths({ files, pending }: TreeIndex): readonly string[] {
  return [...new Set([...Object.keys(files), ...Object.keys(pending)])].sort();
}

/** Whether an earlier run wrote a file at this path. Other files are never owned, even with identical content. */
function isListed(path: string, { files, pending }: TreeIndex): boolean {
  return Object.hasOwn(files, path) || Object.hasOwn(pending, path);
}

function isOwned(path: string, entry: TreeEntry, { files, pending }: TreeIndex): boolean {
  if (entry.kind !== 'file') return false;
  const { content } = entry;
  return [files[path], pending[path]].some((digest) => sameness(content, digest) !== 'different');
}

function blocked(path: string, entry: TreeEntry, index: TreeIndex, root: string): Finding {
  if (entry.kind === 'other') {
    return {
      rule: 'gitops/unknown-file',
      path: [],
      problem: `${entry.path} is ${entry.description}, but the path ${path} needs a file`,
      fix: 'move it, or write to another folder',
      places: [{ file: join(root, entry.path) }],
    };
  }
  const places = [{ file: join(root, path) }];
  if (isListed(path, index)) {
    return {
      rule: 'gitops/edited-file',
      path: [],
      problem: `${path} has been edited since it was written`,
      fix: 'move the change to the definition or a patch, delete the file or restore it with git, and run again',
      places,
    };
  }
  return {
    rule: 'gitops/unknown-file',
    path: [],
    problem: `${path} already exists, but ${indexName} does not list it`,
    fix: 'move or delete it, or write to another folder',
    places,
  };
}
