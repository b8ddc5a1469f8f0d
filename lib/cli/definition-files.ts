import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { exitCodes } from './exit-code';
import { Failure } from './failure';
import type { Io } from './io';

/** Default file names of a definition, in search order. */
const defaultNames = ['modelplatform.yaml', 'platform.ts'];

/**
 * The definition files: those of `--file` in the given order, or the default one in the working directory. Paths inside
 * the working directory are relative, so that messages stay short.
 *
 * @throws Failure if no file is given and the working directory has no definition
 */
export function definitionFiles(given: readonly string[] | undefined, { cwd }: Pick<Io, 'cwd'>): readonly string[] {
  if (given && given.length > 0) return given.map((file) => shortPath(resolve(cwd, file)));
  const found = defaultNames.map((name) => resolve(cwd, name)).find((file) => existsSync(file));
  if (found === undefined) {
    throw new Failure(
      `found neither ${defaultNames.join(' nor ')} in ${cwd}; set the file with --file, or create a project with model-platform init`,
      exitCodes.problem,
    );
  }
  return [shortPath(found)];
}

function shortPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
