import { lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { attributesName } from './attributes';
import { isTreePath } from './tree';
import { indexName } from './tree-index';

/** Folder for files before they are moved into place. */
export const stagingName = '.model-platform-staging';

/** Path of a file before it is moved into place, for the file with a number. */
export function stagedFile(number: number): string {
  return `${stagingName}/files/${number}`;
}

/** Path of a file or folder before its outermost new folder is moved into place. */
export function stagedInFolder(path: string): string {
  return `${stagingName}/folders/${path}`;
}

/** Path of a file of the tree itself before it is moved into place. */
export function stagedName(name: string): string {
  return `${stagingName}/${name}`;
}

/**
 * Removes the files that a run, also an interrupted one, has left in its temporary folder, and the folders that become empty.
 *
 * @param root folder of the tree
 * @returns Paths of the other files, which stay: they are not of a run.
 */
export function removeStaged(root: string): readonly string[] {
  const stats = lstatSync(`${root}/${stagingName}`, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  return stats.isDirectory() ? removeIn(root, '') : [stagingName];
}

/** @param folder its path below the temporary folder; empty for that folder itself */
function removeIn(root: string, folder: string): readonly string[] {
  const path = folder === '' ? stagingName : `${stagingName}/${folder}`;
  const others = readdirSync(`${root}/${path}`, { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return removeIn(root, name);
    if (!entry.isFile() || !isStaged(name)) return [`${stagingName}/${name}`];
    unlinkSync(`${root}/${stagingName}/${name}`);
    return [];
  });
  if (others.length === 0) rmdirSync(`${root}/${path}`);
  return others;
}

/** Whether a run writes a file to this path below the temporary folder. */
function isStaged(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return first === indexName || first === attributesName;
  const path = rest.join('/');
  return first === 'files' ? /^[0-9]+$/.test(path) : first === 'folders' && isTreePath(path);
}
