import { isAbsolute, relative } from 'node:path';

/** The path of a file. One inside the working directory of the process is relative to it, so that messages stay short. */
export function shortPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path;
}

/** The path of a folder, as of {@link shortPath}. The working directory itself is `.`, so that paths of its files stay short. */
export function shortFolder(folder: string): string {
  return relative(process.cwd(), folder) === '' ? '.' : shortPath(folder);
}
