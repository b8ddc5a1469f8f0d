import { join } from 'node:path';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { planTree } from './tree';
import { type Standing, TreeDirectory } from './tree-directory';
import { contentDigest, emptyIndex, formatIndex, indexName, parseIndex, type TreeIndex } from './tree-index';

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
  const files = planTree(objects);
  const tree = new TreeDirectory(directory);
  const index = readIndex(files, tree);
  const comparison = compare(files, index, tree);
  if (comparison.findings.length > 0) throw new PlatformError(comparison.findings);

  const { write, unchanged, removed } = comparison;
  tree.clean();
  const digests = new Map([...files].map(([path, content]) => [path, contentDigest(content)]));
  const newIndex = formatIndex({ files: Object.fromEntries(digests), pending: {} });
  if (write.size > 0 || removed.length > 0) {
    stage(tree, write);
    const underWay = [...digests].filter(([path]) => write.has(path));
    tree.writeIndex(formatIndex({ ...index, pending: { ...index.pending, ...Object.fromEntries(underWay) } }));
    tree.commit(write);
    tree.remove(removed);
  }
  if (newIndex !== formatIndex(index) || write.size > 0) tree.writeIndex(newIndex);
  tree.clean();
  return { written: [...write.keys()], unchanged, removed };
}

/** Nothing has changed yet when this fails, so that nothing is left of it. */
function stage(tree: TreeDirectory, files: ReadonlyMap<string, string>): void {
  try {
    tree.stage(files);
  } catch (error) {
    tree.clean();
    throw error;
  }
}

function readIndex(files: ReadonlyMap<string, string>, tree: TreeDirectory): TreeIndex {
  const standing = tree.look(indexName);
  if (standing.kind === 'nothing') return withoutIndex(files, tree);
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

/**
 * A folder without an index has nothing of ours. Files just as we would write them are those of a run whose index is
 * lost: it was not committed with them, or not cloned.
 */
function withoutIndex(files: ReadonlyMap<string, string>, tree: TreeDirectory): TreeIndex {
  const same = [...files].filter(([path, content]) => holds(tree.look(path), content)).map(([path]) => path);
  const [first] = same;
  if (first === undefined) return emptyIndex;
  throw new PlatformError([
    {
      rule: 'gitops/index',
      path: [],
      problem: `${indexName} is missing, but ${same.length} of ${files.size} files are there already as this run would write them`,
      fix: `restore ${indexName} with git, where it is committed together with the files; if there is none, delete the files of earlier runs and run again`,
      places: [{ file: join(tree.root, first) }],
    },
  ]);
}

function holds(standing: Standing, content: string): boolean {
  return standing.kind === 'file' && standing.content.equals(Buffer.from(content));
}

interface Comparison {
  readonly write: Map<string, string>;
  readonly unchanged: string[];
  readonly removed: string[];
  readonly findings: Finding[];
}

function compare(files: ReadonlyMap<string, string>, index: TreeIndex, tree: TreeDirectory): Comparison {
  const result: Comparison = { write: new Map(), unchanged: [], removed: [], findings: [] };
  for (const [path, content] of files) {
    const standing = tree.look(path);
    if (isListed(path, index) && holds(standing, content)) result.unchanged.push(path);
    else if (standing.kind === 'nothing' || isOurs(path, standing, index)) result.write.set(path, content);
    else result.findings.push(inTheWay(path, standing, index, tree.root));
  }
  for (const path of ownedPaths(index).filter((owned) => !files.has(owned))) {
    const standing = tree.look(path);
    if (isOurs(path, standing, index)) result.removed.push(path);
    else if (standing.kind !== 'nothing') result.findings.push(inTheWay(path, standing, index, tree.root));
  }
  return result;
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
