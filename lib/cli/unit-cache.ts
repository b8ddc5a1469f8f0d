import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitCacheOptions } from '../gitops/unit-cache';
import { shortHash } from '../units/names';
import { ownCacheFolder } from './compile-cache';
import type { Io } from './io';

/** Digest of the built package, which the build writes. Absent if the program runs from its sources. */
const buildFile = join(__dirname, '..', 'build');

/**
 * The cache of a manifest folder: a file in the cache folder of the user. Undefined without such a folder, and for a program
 * that runs from its sources, because these can change from run to run. It is called before the modules of a definition run:
 * what one of them writes to the cache is removed.
 */
export function unitCaches({ env }: Pick<Io, 'env'>): (directory: string) => UnitCacheOptions | undefined {
  const folder = ownCacheFolder(env, 'synth');
  if (folder === undefined || !existsSync(buildFile)) return () => undefined;
  const program = readFileSync(buildFile, 'utf8');
  const start = Date.now();
  return (directory) => {
    const file = join(folder, shortHash(directory, 32));
    if (changeTimeMs(file) > start) rmSync(file, { force: true });
    return { file, program };
  };
}

function changeTimeMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? 0;
}
