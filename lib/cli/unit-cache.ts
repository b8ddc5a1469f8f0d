import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitCacheOptions } from '../gitops/unit-cache';
import { shortHash } from '../units/names';
import { ownCacheFolder } from './compile-cache';
import type { Io } from './io';

/** Digest of the built package, which the build writes. Absent if the program runs from its sources. */
const buildFile = join(__dirname, '..', 'build');

/**
 * The cache of a manifest folder: a file in the cache folder of the user. Undefined without such a folder, and for a program
 * that runs from its sources, because these can change from run to run.
 */
export function unitCache(directory: string, { env }: Pick<Io, 'env'>): UnitCacheOptions | undefined {
  const folder = ownCacheFolder(env, 'synth');
  if (folder === undefined || !existsSync(buildFile)) return undefined;
  return { file: join(folder, shortHash(directory, 32)), program: readFileSync(buildFile, 'utf8') };
}
