import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Side } from '../diff/diff';
import { type Finding, isError, type NotChecked } from '../errors';
import { exitCodes } from './exit-code';
import { Failure } from './failure';
import type { Io } from './io';
import { open } from './load';
import { shortFolder } from './short-path';

/** One side of a comparison, or the findings that prevent it. */
interface LoadedSide {
  readonly side?: Side;
  readonly findings: readonly Finding[];
  /** What could not be checked because of invalid values or unknown references. */
  readonly notChecked: readonly NotChecked[];
}

/**
 * Opens one side of a comparison: a definition of one or more files, or one folder written by `synth`. Its data is read at
 * once; the returned function runs the modules of a definition.
 *
 * @throws Failure if a folder is given together with other files
 * @throws PlatformError if the folder was not written by `synth`
 */
export function openSide(
  files: readonly string[],
  outputs: string | undefined,
  io: Io,
): () => LoadedSide | Promise<LoadedSide> {
  const [first] = files;
  const folder = files.find((file) => isFolder(resolve(io.cwd, file)));
  if (folder !== undefined && files.length > 1) {
    throw new Failure(`${folder} is a folder; give one folder, or one or more definition files`, exitCodes.problem);
  }
  if (folder !== undefined && first !== undefined) {
    const { readTree } = require('../gitops/read-tree') as typeof import('../gitops/read-tree');
    const side = readTree(shortFolder(resolve(io.cwd, folder)));
    return () => ({ side, findings: [], notChecked: [] });
  }
  const load = open({ file: files, ...(outputs !== undefined && { outputs }) }, io);
  return async () => {
    const { plan, findings, notChecked } = await load();
    if (plan === undefined || findings.some(isError)) return { findings, notChecked };
    const { plainObjects } = require('../manifests/in-order') as typeof import('../manifests/in-order');
    return { side: { objects: plainObjects(plan), plan }, findings, notChecked };
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
