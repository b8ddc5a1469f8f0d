import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from './setup-error';

/** Path of a folder in the user's cache, whether it exists or not. */
export function cachePath(...parts: readonly string[]): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'model-platform', ...parts);
}

/**
 * Creates a folder in the user's cache.
 *
 * @throws SetupError if the folder is not writable.
 */
export function cacheFolder(...parts: readonly string[]): string {
  const folder = cachePath(...parts);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    const why = (error as Error).message;
    throw new SetupError(`cannot write to the cache folder ${folder}: ${why}; set XDG_CACHE_HOME to use another one`);
  }
}
