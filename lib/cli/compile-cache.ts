import { statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What decides where the cache is. */
interface CacheUser {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * The folder of the compiled code of this program, which is kept for the next command. It is in the user's folder of caches: the
 * default of Node is a folder of the temporary directory, which another user can create first. NODE_COMPILE_CACHE sets another
 * folder, and NODE_DISABLE_COMPILE_CACHE=1 disables it.
 */
export function compileCacheFolder(): string | undefined {
  const { NODE_COMPILE_CACHE: given, NODE_DISABLE_COMPILE_CACHE: disabled } = process.env;
  if (disabled) return undefined;
  return given || ownCacheFolder(process.env, 'compiled');
}

/** Makes Node keep compiled code in a folder, from Node 22.1 on. Nothing fails if it cannot be written. */
export function enableCompileCache(folder: string): boolean {
  const enable: unknown = Reflect.get(nodeModule, 'enableCompileCache');
  if (typeof enable !== 'function') return false;
  enable(folder);
  return true;
}

/** A folder in the caches of this user. Undefined without a home, or if the home belongs to another user. */
export function ownCacheFolder(env: CacheUser['env'], name: string): string | undefined {
  try {
    const home = homedir();
    // With `sudo`, the home can be that of another user, who could write what this program reads.
    return isOwn(home) ? cacheFolder({ env, platform: process.platform, home }, name) : undefined;
  } catch {
    return undefined;
  }
}

function isOwn(home: string): boolean {
  return process.getuid === undefined || statSync(home).uid === process.getuid();
}

/** A folder of this program in the caches of a user. */
export function cacheFolder({ env, platform, home }: CacheUser, name: string): string {
  return join(cachesOf({ env, platform, home }), 'model-platform', name);
}

function cachesOf({ env, platform, home }: CacheUser): string {
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  const { XDG_CACHE_HOME: given = '' } = env;
  return isAbsolute(given) ? given : join(home, '.cache');
}
