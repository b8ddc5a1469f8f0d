import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';

/** Folders of a new project, and the version of this package. */
interface ProjectContext {
  /** Working directory, which a given path is relative to. */
  readonly cwd: string;
  /** Folder of the project. */
  readonly directory: string;
  readonly version: string;
}

/**
 * The dependency on this package in the project's package.json. The path of a tarball is relative to the project, so
 * that both can be moved together.
 *
 * @param given a version, or the path of a packed tarball @default the running version
 * @throws Failure if it is neither, or if the tarball does not exist
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
  if (!existsSync(file)) throw new Failure(`${file} does not exist; create it with npm pack`, exitCodes.problem);
  return `file:${relative(directory, file).split(sep).join('/')}`;
}
