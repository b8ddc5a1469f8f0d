import { cacheFolder as folderOf, cachePath as pathOf } from '../go/cache';

/** Where a folder of what a control plane keeps is, or would be. */
export function cachePath(...parts: readonly string[]): string {
  return pathOf('control-plane', ...parts);
}

/**
 * A folder for what a control plane keeps.
 *
 * @throws SetupError where nothing can be written into it.
 */
export function cacheFolder(...parts: readonly string[]): string {
  return folderOf('control-plane', ...parts);
}
