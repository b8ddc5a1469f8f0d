import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { exitCodes } from './exit-code';
import { Failure } from './failure';
import type { Io } from './io';

/** Names that a definition has by convention, in the order in which they are looked for. */
const conventional = ['modelplatform.yaml', 'platform.ts'];

/**
 * The files of the definition: those of `--file`, in that order, or the one in the working directory. They are named
 * as messages shall name them: from the working directory, if they lie in it.
 */
export function definitionFiles(given: readonly string[] | undefined, { cwd }: Pick<Io, 'cwd'>): readonly string[] {
  if (given && given.length > 0) return given.map((file) => shortPath(resolve(cwd, file)));
  const found = conventional.map((name) => resolve(cwd, name)).find((file) => existsSync(file));
  if (found === undefined) {
    throw new Failure(
      `there is neither ${conventional.join(' nor ')} in ${cwd}; name the file with --file, or start a platform with model-platform init`,
      exitCodes.problem,
    );
  }
  return [shortPath(found)];
}

function shortPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
