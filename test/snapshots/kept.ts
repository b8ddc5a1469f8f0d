import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type Files, root } from './scenarios';

/** Folder of a scenario's stored files. */
export function folderOf(scenario: string): string {
  return join(root, 'snapshots', scenario);
}

/** Reads the stored files of a scenario. */
export function readKept(scenario: string): Files {
  const folder = folderOf(scenario);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const),
  );
}

/** Replaces the stored files of a scenario. */
export function writeKept(scenario: string, files: Files): void {
  const folder = folderOf(scenario);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
