import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** A Kubernetes object of any kind. */
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

/** All YAML files below a folder, in the order of their paths. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesBelow(path);
      return /\.ya?ml$/.test(name) ? [path] : [];
    });
}
