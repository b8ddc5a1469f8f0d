import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { indexName } from './tree-index';

/** Folder for files that are not in their place yet. Whatever is in it is left over from a run that did not end. */
const stagingName = '.model-platform-staging';

/** What stands at a path of the folder. */
export type Standing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly content: Buffer }
  /** A folder, a symbolic link, a device, or a file or link where a folder of the path would be. */
  | { readonly kind: 'other'; readonly path: string; readonly is: string };

/** A folder on disk, below which no symbolic link is followed. Paths are relative to it, with slashes. */
export class TreeDirectory {
  private readonly folders = new Map<string, Standing | 'folder'>();
  /** Where the content of a file is until it is put into its place. */
  private readonly staged = new Map<string, string>();

  constructor(readonly root: string) {}

  /** What stands at a path. */
  look(path: string): Standing {
    const folder = this.lookAtFolder(parentOf(path));
    if (folder !== 'folder') return folder;
    const stats = lstatSync(this.absolute(path), { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'nothing' };
    if (!stats.isFile()) return { kind: 'other', path, is: describe(stats) };
    return { kind: 'file', content: readFileSync(this.absolute(path)) };
  }

  /** Removes what a run that did not end has left, and what was staged. */
  clean(): void {
    rmSync(this.absolute(stagingName), { recursive: true, force: true });
    this.staged.clear();
  }

  /** Writes a content beside the tree, so that a full disk or a missing permission shows before anything changes. */
  stage(path: string, content: string): void {
    if (this.staged.size === 0) mkdirSync(this.absolute(stagingName), { recursive: true });
    const staged = this.absolute(`${stagingName}/${this.staged.size}`);
    writeFileSync(staged, content, { flag: 'wx' });
    this.staged.set(path, staged);
  }

  /** Makes the folders that the staged files go into. */
  makeFolders(): void {
    for (const folder of new Set([...this.staged.keys()].map(parentOf))) {
      mkdirSync(this.absolute(folder), { recursive: true });
    }
  }

  /** Puts the files that were staged in their places, each at once. */
  commit(): void {
    for (const [path, staged] of this.staged) renameSync(staged, this.absolute(path));
    this.staged.clear();
  }

  /** Writes the index at once. */
  writeIndex(content: string): void {
    mkdirSync(this.absolute(stagingName), { recursive: true });
    writeFileSync(this.absolute(`${stagingName}/index`), content);
    renameSync(this.absolute(`${stagingName}/index`), this.absolute(indexName));
  }

  /** Removes files, and the folders that are empty then. */
  remove(paths: readonly string[]): void {
    for (const path of paths) unlinkSync(this.absolute(path));
    const folders = new Set(paths.flatMap((path) => foldersOf(path)));
    // The deepest first: a folder may be empty only when those in it are gone.
    for (const folder of [...folders].sort((one, other) => other.length - one.length)) {
      if (readdirSync(this.absolute(folder)).length === 0) rmdirSync(this.absolute(folder));
    }
  }

  private lookAtFolder(path: string): Standing | 'folder' {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const above = path === '' ? 'folder' : this.lookAtFolder(parentOf(path));
    const found = above === 'folder' ? this.lookAtOneFolder(path) : above;
    this.folders.set(path, found);
    return found;
  }

  /** The folder itself may be a link: it is where the user wants the tree. */
  private lookAtOneFolder(path: string): Standing | 'folder' {
    if (path === '') return 'folder';
    const stats = lstatSync(this.absolute(path), { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'nothing' };
    return stats.isDirectory() ? 'folder' : { kind: 'other', path, is: describe(stats) };
  }

  private absolute(path: string): string {
    return join(this.root, path);
  }
}

function describe(stats: { isDirectory(): boolean; isSymbolicLink(): boolean; isFile(): boolean }): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isDirectory()) return 'a folder';
  return stats.isFile() ? 'a file' : 'neither a file nor a folder';
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function foldersOf(path: string): readonly string[] {
  const parent = parentOf(path);
  return parent === '' ? [] : [parent, ...foldersOf(parent)];
}
