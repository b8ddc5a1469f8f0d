/** Whether a folder is another one or below it. Both are without `.`, `..` and a trailing slash. */
export function isWithinFolder(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}
