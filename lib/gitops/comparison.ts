import { join } from 'node:path';
import type { Finding } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { annotationKeys } from '../plan/facts/label-keys';
import { byCodeUnit } from '../units/order';
import { parseObject } from './parse-object';
import { TextBuffer } from './text-buffer';
import { contentDigest, normalForm } from './text-file';
import { isPathOf, TreePaths } from './tree';
import type { TreeDirectory, TreeEntry } from './tree-directory';
import { indexName, type TreeIndex } from './tree-index';
import { toYaml } from './yaml';

/** A file of the new tree. */
export interface ComparedFile {
  readonly path: string;
  /** SHA-256 of its content. */
  readonly digest: string;
  /** Whether it has placeholders of values that only the cloud knows. @default false */
  readonly placeholder?: true;
}

/**
 * Compares the objects of the new tree with the files on disk and stages each file that differs, so that only one content
 * is in memory at a time. Staged files are not in place yet, so a failure here changes nothing.
 */
export class Comparison {
  /** Digest of every file of the new tree, by path. */
  readonly digests: Record<string, string> = {};
  readonly written: string[] = [];
  readonly unchanged: string[] = [];
  readonly restored: string[] = [];
  readonly removed: string[] = [];
  /** Files with placeholders of values that only the cloud knows. */
  readonly placeholders: string[] = [];
  private readonly paths = new TreePaths();
  private readonly buffer = new TextBuffer();
  /** Files that are not in the index but have the same content as this run would write. */
  private readonly identical: string[] = [];
  private readonly blocked: { readonly path: string; readonly finding: Finding }[] = [];

  constructor(
    private readonly index: TreeIndex,
    private readonly tree: TreeDirectory,
  ) {}

  /** Two objects with the same path. */
  get collisions(): readonly Finding[] {
    return this.paths.collisions;
  }

  /** Compares the file of an object with the one on disk, and stages it if it differs. */
  add(object: Manifest): ComparedFile | undefined {
    const path = this.paths.add(object);
    if (path === undefined) return undefined;
    const content = this.buffer.encode(toYaml(object));
    const digest = contentDigest(content);
    const placeholder = object.metadata.annotations?.[annotationKeys.placeholder] !== undefined;
    const file = { path, digest, ...(placeholder && { placeholder }) };
    this.list(file);
    this.compare(path, content, digest);
    return file;
  }

  /** Adds a file of an earlier run that is known to have the content that this run would write. */
  addUnchanged(file: ComparedFile): void {
    this.paths.addPath(file.path);
    this.list(file);
    this.unchanged.push(file.path);
  }

  /** Adds the files of earlier runs that are not in the new tree, and sorts all paths. */
  complete(): void {
    for (const path of ownedPaths(this.index)) {
      if (Object.hasOwn(this.digests, path)) continue;
      const entry = this.tree.entryAt(path);
      if (isOwned(path, entry, this.index) && isObjectFile(path, entry)) this.removed.push(path);
      else if (entry.kind !== 'absent') this.block(path, entry);
    }
    for (const paths of [this.written, this.unchanged, this.restored, this.placeholders, this.identical]) paths.sort();
  }

  /** Files in the way and edited files, in the order of paths. */
  findings(): readonly Finding[] {
    return this.blocked.sort((one, other) => byCodeUnit(one.path, other.path)).map(({ finding }) => finding);
  }

  /**
   * The findings if there is no index. No file is owned then. Files with the content that this run would write come from an
   * earlier run whose index is lost, for example because it was not committed. This is reported once, not for each file.
   */
  findingsWithoutIndex(): readonly Finding[] {
    const [first] = this.identical;
    if (first === undefined) return this.findings();
    return [
      {
        rule: 'gitops/index',
        path: [],
        problem: `${indexName} is missing, but ${this.identical.length} of ${Object.keys(this.digests).length} files already exist with the content that this run would write`,
        fix: `restore ${indexName} with git; if it was never committed, delete the files of earlier runs and run again`,
        places: [{ file: join(this.tree.root, first) }],
      },
    ];
  }

  private list({ path, digest, placeholder }: ComparedFile): void {
    this.digests[path] = digest;
    if (placeholder) this.placeholders.push(path);
  }

  private compare(path: string, content: Buffer, digest: string): void {
    const entry = this.tree.entryAt(path);
    const same = entry.kind === 'file' ? sameness(entry.content, digest) : 'different';
    if (same === 'same' && isListed(path, this.index)) {
      this.unchanged.push(path);
    } else if (entry.kind === 'absent' || isOwned(path, entry, this.index)) {
      this.tree.stage(path, content);
      (same === 'same-text' ? this.restored : this.written).push(path);
    } else {
      if (same !== 'different') this.identical.push(path);
      this.block(path, entry);
    }
  }

  private block(path: string, entry: TreeEntry): void {
    this.blocked.push({ path, finding: blocked(path, entry, this.index, this.tree.root) });
  }
}

/** Whether a file has the content with a digest, exactly or in its normal form. */
function sameness(content: Buffer, digest: string | undefined): 'same' | 'same-text' | 'different' {
  if (contentDigest(content) === digest) return 'same';
  return contentDigest(normalForm(content)) === digest ? 'same-text' : 'different';
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

/**
 * Whether a file can be one that a run wrote. The index is a file of the repository, and anybody who can change it can list any
 * file with its digest.
 */
function isObjectFile(path: string, entry: TreeEntry): boolean {
  if (entry.kind !== 'file') return false;
  const object = parseObject(normalForm(entry.content).toString('utf8'));
  return object !== undefined && isPathOf(path, object);
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
  if (isListed(path, index) && isOwned(path, entry, index)) {
    return {
      rule: 'gitops/index',
      path: [],
      problem: `${indexName} lists ${path}, which is no file that a run writes`,
      fix: `restore ${indexName} with git, or remove the entry`,
      places,
    };
  }
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
