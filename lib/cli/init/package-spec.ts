import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';

/** Where a new project is made, and by which version of this package. */
export interface ProjectContext {
  /** Folder that a given path starts from. */
  readonly cwd: string;
  /** Folder of the project. */
  readonly directory: string;
  readonly version: string;
}

/**
 * What the project's package.json names for this package. A tarball is named from the project, so that both may be
 * moved together.
 *
 * @param given a version, or the path of a packed tarball; without it, the version that runs
 * @throws Failure if it is neither, or the tarball is not there
 */
export function packageSpec(given: string | undefined, { cwd, directory, version }: ProjectContext): string {
  if (given === undefined) return `^${version}`;
  if (/^[\^~]?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(given)) return given;
  if (!given.endsWith('.tgz')) {
    throw new Failure(
      `--package ${JSON.stringify(given)} is neither a version, such as ${version}, nor the path of a packed tarball (.tgz)`,
      exitCodes.problem,
    );
  }
  const file = resolve(cwd, given);
  if (!existsSync(file)) throw new Failure(`there is no file ${file}; npm pack makes one`, exitCodes.problem);
  return `file:${relative(directory, file).split(sep).join('/')}`;
}
