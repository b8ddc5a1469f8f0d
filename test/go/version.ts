import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goEnvironment, lastLines } from './environment';
import { MissingTool } from './setup-error';

/**
 * Checks that Go can build the modules in these folders: the newest version that one of their go.mod files requires.
 *
 * @throws MissingTool if there is no Go, or an older one that does not download the required one itself.
 */
export function requireGo(folders: readonly string[]): void {
  const [newest] = folders
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .sort((a, b) => compare(b.version, a.version));
  if (newest === undefined) return;
  const needed = `Go ${newest.version} or later is required`;
  // In the folder of the module, where Go switches to the version that the go.mod requires, if it may.
  const { status, stdout, stderr, error } = spawnSync('go', ['env', 'GOVERSION'], {
    cwd: newest.folder,
    encoding: 'utf8',
    env: goEnvironment(),
  });
  if (error) throw new MissingTool(`${needed}, and there is none on PATH`);
  if (status !== 0) throw new MissingTool(`${needed}: ${lastLines(stderr, 1)}`);
  const version = /go(\d+(?:\.\d+)*)/.exec(stdout)?.[1];
  if (version === undefined || compare(version, newest.version) < 0) {
    throw new MissingTool(`${needed}, and PATH has ${stdout.trim() || 'an unknown version'}`);
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
