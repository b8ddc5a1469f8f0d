import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from './setup-error';

/** Where a folder of the user's cache is, or would be. */
export function cachePath(...parts: readonly string[]): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'model-platform', ...parts);
}

/**
 * A folder of the user's cache for what is made once.
 *
 * @throws SetupError where nothing can be written into it.
 */
export function cacheFolder(...parts: readonly string[]): string {
  const folder = cachePath(...parts);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    const why = (error as Error).message;
    throw new SetupError(`nothing can be kept in ${folder}: ${why}; XDG_CACHE_HOME names another place for it`);
  }
}
