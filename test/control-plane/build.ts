import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache';
import { type Component, components } from './components';

/** A reason that a person can do something about. */
export class SetupError extends Error {}

/**
 * The path of a program, which is built if the cache does not have it. It is put into its place when it is whole, so that
 * an interrupted build leaves nothing behind that looks finished.
 *
 * @throws SetupError where it cannot be built.
 */
export function programOf(component: Component, say: (line: string) => void): string {
  const folder = join(__dirname, 'modules', component.module);
  const path = join(cacheFolder('bin'), `${component.program}-${fingerprint(component, folder)}`);
  if (existsSync(path)) return path;
  say(`building ${component.program} (once; minutes on a small machine)`);
  const unfinished = `${path}.${process.pid}`;
  const flags = Object.entries(component.linkerVariables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const started = Date.now();
  const built = spawnSync(
    'go',
    [
      'build',
      '-trimpath',
      '-buildvcs=false',
      '-mod=readonly',
      '-ldflags',
      ['-s', '-w', ...flags].join(' '),
      '-o',
      unfinished,
      component.package,
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, GOFLAGS: '', GOWORK: 'off', CGO_ENABLED: '0' } },
  );
  if (built.status !== 0) {
    rmSync(unfinished, { force: true });
    throw new SetupError(`${component.program} could not be built: ${explain(built)}`);
  }
  renameSync(unfinished, path);
  say(`built ${component.program} in ${Math.round((Date.now() - started) / 1000)} s`);
  return path;
}

/** Builds whatever is missing, one after the other: each build uses all processors by itself. */
export function buildAll(say: (line: string) => void): void {
  requireGo();
  for (const component of Object.values(components)) programOf(component, say);
}

/** @throws SetupError where there is no Go. */
export function requireGo(): void {
  const version = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (version.status !== 0) {
    throw new SetupError('Go 1.26 or later is not on PATH; it builds the control plane that these tests run against');
  }
}

/** Changes with what is built and how. */
function fingerprint(component: Component, folder: string): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(folder, file)));
  hash.update(JSON.stringify(component)).update(process.arch);
  return hash.digest('hex').slice(0, 12);
}

function explain({ error, stderr, signal }: ReturnType<typeof spawnSync>): string {
  if (error) return error.message;
  if (signal) return `the build was ended by ${signal}`;
  const lines = String(stderr).trim().split('\n');
  return lines.slice(-5).join('\n');
}
