import { cacheFolder } from '../../lib/cli/compile-cache';

test.each([
  ['linux', {}, '/home/ada/.cache/model-platform/compiled'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/ada' }, '/var/cache/ada/model-platform/compiled'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/model-platform/compiled'],
  ['darwin', {}, '/home/ada/Library/Caches/model-platform/compiled'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/model-platform/compiled'],
  ['win32', {}, '/home/ada/AppData/Local/model-platform/compiled'],
] as const)('on %s with %j the cache is in %s', (platform, env, folder) => {
  expect(cacheFolder({ env, platform, home: '/home/ada' }, 'compiled')).toBe(folder);
});
