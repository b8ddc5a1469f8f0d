/** Whether a folder is another one or below it. Both are without `.`, `..` and a trailing slash. */
export function isWithinFolder(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}

/** The path of a folder in a bucket, with a trailing slash. */
export function folderPrefix(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/**
 * The folders that contain a file or a folder, the outermost first, without `/` and without trailing slashes: `/a` and `/a/b` for
 * `/a/b/c` and for `/a/b/c/`.
 */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf('/', 1); slash >= 0 && slash < path.length - 1; slash = path.indexOf('/', slash + 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}

/** The same as prefixes of objects in a bucket, which end with a slash: `a/` and `a/b/` for `a/b/c`. */
export function prefixesAbove(path: string): readonly string[] {
  return foldersAbove(path).map((folder) => `${folder}/`);
}
