import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import type { ProjectFile } from './project';

/**
 * Writes files that must not be there yet: all of them, or none.
 *
 * @throws Failure naming each one that is there
 */
export function writeNew(directory: string, files: readonly ProjectFile[]): void {
  const present = files.map(({ path }) => path).filter((path) => existsSync(join(directory, path)));
  if (present.length > 0) {
    const list = present.map((path) => `\n  ${path}`).join('');
    throw new Failure(`nothing was written, because ${directory} has already:${list}`, exitCodes.problem);
  }
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      // Refuses a file that has come into being since.
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw error;
  }
}
