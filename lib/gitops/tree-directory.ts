import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { foldersAbove } from '../units/folders';
import { byCodeUnit } from '../units/order';
import { removeStaged, stagedFile, stagedInFolder, stagedName, stagingName } from './staging';

/** Folders whose files are no objects. */
const notRead: readonly string[] = [stagingName, '.git'];

/**
 * Maximum file size in bytes. An index of fifty thousand files has half of this, and the API server accepts no object of a
 * tenth.
 */
const maxBytes = 20_000_000;

/** What exists at a path of the folder. */
export type TreeEntry =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly content: Buffer }
  /** A file that is too large, a folder, a symbolic link, a device, or a file or link in place of a parent folder of the path. */
  | { readonly kind: 'other'; readonly path: string; readonly description: string };

/** Inode, size, and times of the last modification and the last change of a file, in milliseconds. */
export type FileState = readonly [inode: number, size: number, modifiedMs: number, changedMs: number];

/** A folder on disk. Symbolic links below it are not followed. Paths are relative to it and use slashes. */
export class TreeDirectory {
  private readonly folders = new Map<string, TreeEntry | 'folder'>();
  /** Temporary file or folder of each path that is moved into place. */
  private readonly staged = new Map<string, string>();
  /** Folders that exist in the temporary folder. */
  private readonly stagingFolders = new Set<string>();

  constructor(readonly root: string) {}

  entryAt(path: string): TreeEntry {
    const folder = this.folderAt(parentOf(path));
    if (folder !== 'folder') return folder;
    const stats = lstatSync(this.absolute(path), { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'absent' };
    if (!stats.isFile() || stats.size > maxBytes) return { kind: 'other', path, description: describe(stats) };
    return { kind: 'file', content: readFileSync(this.absolute(path)) };
  }

  /** State of a file, by which a change of it shows. Undefined if there is none. */
  stateAt(path: string): FileState | undefined {
    if (this.folderAt(parentOf(path)) !== 'folder') return undefined;
    const stats = lstatSync(this.absolute(path), { throwIfNoEntry: false });
    return stats?.isFile() ? [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs] : undefined;
  }

  /**
   * Paths of all files below the folder with an ending that Argo CD or `kubectl apply -R` reads, sorted. Symbolic links with
   * such names are among them, and folders behind links are not read.
   */
  manifestFiles(): readonly string[] {
    const files: string[] = [];
    this.addManifestFiles('', files);
    return files.sort(byCodeUnit);
  }

  /**
   * Removes all staged files, including those of an interrupted run.
   *
   * @returns Paths of other files in the temporary folder, which stay.
   */
  clean(): readonly string[] {
    this.staged.clear();
    this.stagingFolders.clear();
    return removeStaged(this.root);
  }

  /**
   * Writes content next to the tree, so that a full disk or a missing permission fails before anything changes. A folder
   * that does not exist yet is staged as a whole.
   */
  stage(path: string, content: Buffer): void {
    const folder = this.missingFolder(path);
    const staged = folder === undefined ? stagedFile(this.staged.size) : stagedInFolder(path);
    this.makeStagingFolder(parentOf(staged));
    writeFileSync(this.absolute(staged), content, { flag: 'wx' });
    if (folder === undefined) this.staged.set(path, staged);
    else this.staged.set(folder, stagedInFolder(folder));
  }

  /** Moves each staged file or folder into place atomically. */
  commit(): void {
    for (const [path, staged] of this.staged) renameSync(this.absolute(staged), this.absolute(path));
    this.staged.clear();
  }

  /** Writes a file of the folder itself atomically. */
  write(name: string, content: string): void {
    const staged = this.absolute(stagedName(name));
    this.makeStagingFolder(stagingName);
    writeFileSync(staged, content);
    renameSync(staged, this.absolute(name));
  }

  /** Removes files and then the folders that became empty. */
  remove(paths: readonly string[]): void {
    for (const path of paths) unlinkSync(this.absolute(path));
    const folders = new Set(paths.flatMap(foldersAbove));
    // Deepest first: a folder becomes empty only after its sub-folders are removed.
    for (const folder of [...folders].sort((one, other) => other.length - one.length)) {
      if (readdirSync(this.absolute(folder)).length === 0) rmdirSync(this.absolute(folder));
    }
  }

  private addManifestFiles(folder: string, files: string[]): void {
    for (const entry of readdirSync(this.absolute(folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) {
        if (/\.(ya?ml|json|jsonnet)$/i.test(path)) files.push(path);
      } else if (!notRead.includes(path)) {
        this.addManifestFiles(path, files);
      }
    }
  }

  /** The outermost folder of a path that does not exist. */
  private missingFolder(path: string): string | undefined {
    if (this.folderAt(parentOf(path)) === 'folder') return undefined;
    return foldersAbove(path).find((folder) => this.folderAt(folder) !== 'folder');
  }

  private makeStagingFolder(folder: string): void {
    if (this.stagingFolders.has(folder)) return;
    mkdirSync(this.absolute(folder), { recursive: true });
    this.stagingFolders.add(folder);
  }

  private folderAt(path: string): TreeEntry | 'folder' {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const above = path === '' ? 'folder' : this.folderAt(parentOf(path));
    const found = above === 'folder' ? this.statFolder(path) : above;
    this.folders.set(path, found);
    return found;
  }

  /** The root itself may be a link, because the user chose it. */
  private statFolder(path: string): TreeEntry | 'folder' {
    if (path === '') return 'folder';
    const stats = lstatSync(this.absolute(path), { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'absent' };
    return stats.isDirectory() ? 'folder' : { kind: 'other', path, description: describe(stats) };
  }

  private absolute(path: string): string {
    // Not `join`, which takes longer than the system call for some files.
    return `${this.root}/${path}`;
  }
}

function describe(stats: Stats): string {
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isDirectory()) return 'a folder';
  if (stats.size > maxBytes) return `a file of ${stats.size} bytes, more than ${maxBytes}`;
  return stats.isFile() ? 'a file' : 'neither a file nor a folder';
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
