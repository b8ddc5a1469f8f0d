import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder of the user's cache for what is built once. */
export function cacheFolder(...parts: readonly string[]): string {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(base, 'model-platform', 'control-plane', ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
