import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCodes } from './exit-code';
import { Failure } from './failure';
import type { Io } from './io';
import { shortPath } from './short-path';

/** File names of a definition that are found without `--file`. */
const defaultNames = ['modelplatform.yaml', 'platform.yaml', 'platform.ts'] as const;

/**
 * The definition files: those of `--file` in the given order, or the default one in the working directory. Paths inside
 * the working directory are relative, so that messages stay short.
 *
 * @throws Failure if no file is given and the working directory has no definition, or several, or if
 * standard input or a URL is given
 */
export function definitionFiles(given: readonly string[] | undefined, { cwd }: Pick<Io, 'cwd'>): readonly string[] {
  const stream = given?.find((file) => file === '-' || /^[a-z]+:\/\//i.test(file));
  if (stream !== undefined) {
    throw new Failure(
      `${stream} is not a file; standard input and URLs cannot be read, save it first`,
      exitCodes.problem,
    );
  }
  if (given && given.length > 0) return given.map((file) => shortPath(resolve(cwd, file)));
  const found = defaultNames.filter((name) => existsSync(resolve(cwd, name)));
  const [name, ...others] = found;
  if (name === undefined) {
    throw new Failure(
      `found no ${defaultNames.join(', ')} in ${cwd}; set the file with --file, or create a project with model-platform init`,
      exitCodes.problem,
    );
  }
  if (others.length > 0) {
    throw new Failure(
      `found ${found.join(' and ')} in ${cwd}, which are definitions of their own; set one with --file, or set several to merge them in this order`,
      exitCodes.problem,
    );
  }
  return [shortPath(resolve(cwd, name))];
}
