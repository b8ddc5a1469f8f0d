import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goEnvironment, lastLines } from './environment';
import { MissingTool } from './setup-error';

/**
 * Whether Go can build the modules in these folders; the newest version that one of their go.mod files wants is needed.
 *
 * @throws MissingTool where there is no Go, or an older one that does not fetch a newer one by itself.
 */
export function requireGo(folders: readonly string[]): void {
  const [newest] = folders
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .sort((a, b) => compare(b.version, a.version));
  if (newest === undefined) return;
  const needed = `Go ${newest.version} or later is needed`;
  // In the folder, because Go takes the version that the go.mod wants where it may.
  const { status, stdout, stderr, error } = spawnSync('go', ['env', 'GOVERSION'], {
    cwd: newest.folder,
    encoding: 'utf8',
    env: goEnvironment(),
  });
  if (error) throw new MissingTool(`${needed}, and there is none on PATH`);
  if (status !== 0) throw new MissingTool(`${needed}: ${lastLines(stderr, 1)}`);
  const version = /go(\d+(?:\.\d+)*)/.exec(stdout)?.[1];
  if (version === undefined || compare(version, newest.version) < 0) {
    throw new MissingTool(`${needed}, and that on PATH is ${stdout.trim() || 'of no known version'}`);
  }
}

function versionIn(folder: string): string {
  const version = /^go (\S+)$/m.exec(readFileSync(join(folder, 'go.mod'), 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${folder}/go.mod names no version of Go`);
  return version;
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
