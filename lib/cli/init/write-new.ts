import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import type { ProjectFile } from './project';

/**
 * Writes new files: all of them, or none.
 *
 * @throws Failure that lists the files that exist already
 */
export function writeNew(directory: string, files: readonly ProjectFile[]): void {
  const present = files.map(({ path }) => path).filter((path) => existsSync(join(directory, path)));
  if (present.length > 0) {
    const list = present.map((path) => `\n  ${path}`).join('');
    throw new Failure(`nothing was written: these files exist already in ${directory}:${list}`, exitCodes.problem);
  }
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      // `wx` fails if the file was created in the meantime.
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw error;
  }
}
