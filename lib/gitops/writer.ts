import { join } from 'node:path';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { placeObjects } from './tree';
import { type Standing, TreeDirectory } from './tree-directory';
import { contentDigest, emptyIndex, formatIndex, indexName, parseIndex, type TreeIndex } from './tree-index';
import { toYaml } from './yaml';

/** What a run did. Paths are relative to the folder, with slashes, in order. */
export interface TreeChanges {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Where a tree is written to. */
export interface WriteTreeOptions {
  /** A folder of a GitOps repository; it is made if it does not exist. */
  readonly directory: string;
}

/**
 * Writes objects to a folder, one file for each, and removes files of earlier runs that are no longer needed. Only
 * what an earlier run wrote is overwritten or removed, and only while its content is still as that run left it.
 * Files whose content stays keep their time.
 *
 * Everything is written beside the tree first and then put in its place file by file. A run that is interrupted
 * leaves whole files, old or new, and the next run goes on from there.
 *
 * @throws PlatformError with `gitops/collision`, `gitops/edited-file`, `gitops/unknown-file` or `gitops/index`;
 * then nothing has been written.
 */
export function writeTree(objects: readonly Manifest[], { directory }: WriteTreeOptions): TreeChanges {
  const places = placeObjects(objects);
  const tree = new TreeDirectory(directory);
  const index = readIndex(tree);
  tree.clean();
  try {
    const comparison = stageChanges(places, index ?? emptyIndex, tree);
    const findings = index === undefined ? lostIndex(comparison, tree.root) : comparison.findings;
    if (findings.length > 0) throw new PlatformError(findings);
    putInPlace(comparison, index ?? emptyIndex, tree);
    const { written, unchanged, removed } = comparison;
    return { written, unchanged, removed };
  } finally {
    tree.clean();
  }
}

/** The index of earlier runs; nothing where there is none. */
function readIndex(tree: TreeDirectory): TreeIndex | undefined {
  const standing = tree.look(indexName);
  if (standing.kind === 'nothing') return undefined;
  const index = standing.kind === 'file' ? parseIndex(standing.content.toString('utf8')) : undefined;
  if (index !== undefined) return index;
  throw new PlatformError([
    {
      rule: 'gitops/index',
      path: [],
      problem: `${indexName} is not an index of files that this program wrote`,
      fix: 'restore it with git, or delete it together with the files of earlier runs',
      places: [{ file: join(tree.root, indexName) }],
    },
  ]);
}

/** What a run will do, and what stands in its way. Paths are in order. */
interface Comparison {
  /** Of every file of the new tree, by its path. */
  readonly digests: Record<string, string>;
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
  /** Files that no run wrote, and that are just as this one would write them. */
  readonly alike: string[];
  readonly findings: Finding[];
}

/**
 * Compares a tree with what stands there, and stages what differs at once: no more than one content is held at a
 * time. Nothing is in its place yet, so that nothing is left of it when this fails.
 */
function stageChanges(places: ReadonlyMap<string, Manifest>, index: TreeIndex, tree: TreeDirectory): Comparison {
  const result: Comparison = { digests: {}, written: [], unchanged: [], removed: [], alike: [], findings: [] };
  for (const [path, object] of places) {
    const content = toYaml(object);
    const digest = contentDigest(content);
    const standing = tree.look(path);
    const same = standing.kind === 'file' && contentDigest(standing.content) === digest;
    result.digests[path] = digest;
    if (same && isListed(path, index)) {
      result.unchanged.push(path);
    } else if (standing.kind === 'nothing' || isOurs(path, standing, index)) {
      tree.stage(path, content);
      result.written.push(path);
    } else {
      if (same) result.alike.push(path);
      result.findings.push(inTheWay(path, standing, index, tree.root));
    }
  }
  lookForRemoved(places, { index, tree, result });
  return result;
}

interface Removal {
  readonly index: TreeIndex;
  readonly tree: TreeDirectory;
  readonly result: Pick<Comparison, 'removed' | 'findings'>;
}

/** Files of earlier runs that the new tree does not have. */
function lookForRemoved(places: ReadonlyMap<string, Manifest>, { index, tree, result }: Removal): void {
  for (const path of ownedPaths(index).filter((owned) => !places.has(owned))) {
    const standing = tree.look(path);
    if (isOurs(path, standing, index)) result.removed.push(path);
    else if (standing.kind !== 'nothing') result.findings.push(inTheWay(path, standing, index, tree.root));
  }
}

/**
 * A folder without an index has nothing of ours. Files just as we would write them are those of a run whose index is
 * lost: it was not committed with them, or not cloned. That is one fault, and not one for each file.
 */
function lostIndex({ alike, digests, findings }: Comparison, root: string): readonly Finding[] {
  const [first] = alike;
  if (first === undefined) return findings;
  return [
    {
      rule: 'gitops/index',
      path: [],
      problem: `${indexName} is missing, but ${alike.length} of ${Object.keys(digests).length} files are there already as this run would write them`,
      fix: `restore ${indexName} with git, where it is committed together with the files; if there is none, delete the files of earlier runs and run again`,
      places: [{ file: join(root, first) }],
    },
  ];
}

/** The index says what is under way before the first file is in its place, and what stands after the last. */
function putInPlace({ digests, written, removed }: Comparison, index: TreeIndex, tree: TreeDirectory): void {
  if (written.length > 0 || removed.length > 0) {
    tree.makeFolders();
    const underWay = Object.fromEntries(written.map((path) => [path, digests[path] ?? '']));
    tree.writeIndex(formatIndex({ ...index, pending: { ...index.pending, ...underWay } }));
    tree.commit();
    tree.remove(removed);
  }
  const text = formatIndex({ files: digests, pending: {} });
  if (text !== formatIndex(index) || written.length > 0) tree.writeIndex(text);
}

function ownedPaths({ files, pending }: TreeIndex): readonly string[] {
  return [...new Set([...Object.keys(files), ...Object.keys(pending)])].sort();
}

/** Whether an earlier run wrote a file of this path. What it did not write is never ours, whatever is in it. */
function isListed(path: string, { files, pending }: TreeIndex): boolean {
  return Object.hasOwn(files, path) || Object.hasOwn(pending, path);
}

function isOurs(path: string, standing: Standing, { files, pending }: TreeIndex): boolean {
  if (standing.kind !== 'file') return false;
  const digest = contentDigest(standing.content);
  return digest === files[path] || digest === pending[path];
}

function inTheWay(path: string, standing: Standing, index: TreeIndex, root: string): Finding {
  if (standing.kind === 'other') {
    return {
      rule: 'gitops/unknown-file',
      path: [],
      problem: `${standing.path} is ${standing.is}, where ${path} must go`,
      fix: 'move it away, or write to another folder',
      places: [{ file: join(root, standing.path) }],
    };
  }
  const places = [{ file: join(root, path) }];
  if (isListed(path, index)) {
    return {
      rule: 'gitops/edited-file',
      path: [],
      problem: `${path} is ours and has been edited since it was written`,
      fix: 'bring the change into the definition or a patch, then delete the file or restore it with git, and run again',
      places,
    };
  }
  return {
    rule: 'gitops/unknown-file',
    path: [],
    problem: `${path} is there already and ${indexName} does not name it`,
    fix: 'move it away or delete it, or write to another folder',
    places,
  };
}
