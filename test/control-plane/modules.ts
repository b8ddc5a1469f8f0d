import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { SetupError } from './build';
import { cacheFolder } from './cache';
import { definitionFolders } from './components';

/**
 * Folder of a module's source, which Go checks against its public checksum database.
 *
 * @throws SetupError where it cannot be downloaded.
 */
export function moduleFolder(module: string): string {
  const { status, stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', module], {
    cwd: cacheFolder(),
    encoding: 'utf8',
    env: { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' },
  });
  if (status !== 0) throw new SetupError(`${module} could not be downloaded: ${stderr || stdout}`);
  return (JSON.parse(stdout) as { readonly Dir: string }).Dir;
}

/** An object of Kubernetes, of any kind. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [part: string]: unknown;
}

/** Objects of a YAML file, without empty documents. */
export function readObjects(file: string): readonly KubeObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as KubeObject | null)
    .filter((object): object is KubeObject => object !== null);
}

/** Objects of all YAML files below a folder, in the order of their paths. */
export function readFolder(folder: string): readonly KubeObject[] {
  return filesBelow(folder).flatMap(readObjects);
}

/** Every definition that our manifests need. */
export function customDefinitions(): readonly KubeObject[] {
  return definitionFolders
    .flatMap(({ module, folder, files = /\.ya?ml$/ }) => {
      const directory = join(moduleFolder(module), folder);
      return filesBelow(directory)
        .filter((file) => files.test(file))
        .flatMap(readObjects);
    })
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesBelow(path);
      return /\.ya?ml$/.test(name) ? [path] : [];
    });
}
