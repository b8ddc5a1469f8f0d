/** Whether a folder is another one or below it. Both are without `.`, `..` and a trailing slash. */
export function isWithinFolder(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(`${other}/`);
}

/** The folders that contain a folder, without `/`: `/a` and `/a/b` for `/a/b/c`. */
export function foldersAbove(folder: string): readonly string[] {
  const steps = folder.split('/').slice(0, -1);
  return steps.flatMap((step, index) => (step === '' ? [] : [steps.slice(0, index + 1).join('/')]));
}
