import { cacheFolder as folderOf, cachePath as pathOf } from '../go/cache';

/** Path of a cache folder of the control plane, whether it exists or not. */
export function cachePath(...parts: readonly string[]): string {
  return pathOf('control-plane', ...parts);
}

/**
 * Creates a cache folder of the control plane.
 *
 * @throws SetupError if the folder is not writable.
 */
export function cacheFolder(...parts: readonly string[]): string {
  return folderOf('control-plane', ...parts);
}
