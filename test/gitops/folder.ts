import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TreeChanges, writeTree } from '../../lib/gitops/writer';
import type { Manifest } from '../../lib/manifests/manifest';

/** Folder of the current test, which writes objects to it. */
export let directory: string;

/** Each test of a file gets an empty folder of its own. */
export function useFolder(): void {
  beforeEach(() => {
    directory = fs.mkdtempSync(join(tmpdir(), 'model-platform-tree-'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(directory, { recursive: true, force: true });
  });
}

export function config(name: string, value = 'v'): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' }, data: { value } };
}

export const pathOf = (name: string) => `namespaces/n/configmap-${name}.yaml`;

export function write(...objects: readonly Manifest[]): TreeChanges {
  return writeTree(objects, { directory });
}

export function read(path: string): string {
  return fs.readFileSync(join(directory, path), 'utf8');
}

export function put(path: string, content: string): void {
  fs.mkdirSync(dirname(join(directory, path)), { recursive: true });
  fs.writeFileSync(join(directory, path), content);
}

/** Every file below the folder with its content. */
export function snapshot(): Readonly<Record<string, string>> {
  const entries = fs.readdirSync(directory, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(directory.length + 1), fs.readFileSync(file, 'utf8')]),
  );
}
