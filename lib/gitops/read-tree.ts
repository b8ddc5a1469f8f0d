import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { type Standing, TreeDirectory } from './tree-directory';
import { indexName, parseIndex } from './tree-index';

/**
 * The objects of a tree that was written before: the files of its index as they are now, and no others.
 *
 * @throws PlatformError with `gitops/index` for a folder without an index that can be read, and with `gitops/read-file`
 * for files that are gone or hold no object.
 */
export function readTree(directory: string): readonly Manifest[] {
  const tree = new TreeDirectory(directory);
  const standing = tree.look(indexName);
  const index = standing.kind === 'file' ? parseIndex(standing.content.toString('utf8')) : undefined;
  if (index === undefined) throw new PlatformError([noIndex(directory, standing)]);
  const findings: Finding[] = [];
  const objects: Manifest[] = [];
  for (const path of Object.keys(index.files).sort()) {
    const object = readObject(tree.look(path));
    if (object) objects.push(object);
    else findings.push(notAnObject(join(directory, path)));
  }
  if (findings.length > 0) throw new PlatformError(findings);
  return objects;
}

function readObject(standing: Standing): Manifest | undefined {
  if (standing.kind !== 'file') return undefined;
  const document = parseDocument(standing.content.toString('utf8'), { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  return isManifest(value) ? value : undefined;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const [apiVersion, kind, metadata]: readonly unknown[] = ['apiVersion', 'kind', 'metadata'].map((key) =>
    Reflect.get(value, key),
  );
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    metadata !== null &&
    typeof Reflect.get(metadata, 'name') === 'string'
  );
}

function noIndex(directory: string, standing: Standing): Finding {
  return {
    rule: 'gitops/index',
    path: [],
    problem:
      standing.kind === 'nothing'
        ? `${directory} is no tree that synth has written: it has no ${indexName}`
        : `${indexName} is not an index of files that synth has written`,
    fix: 'name the folder that synth writes to, or restore the index with git',
    places: [{ file: join(directory, indexName) }],
  };
}

function notAnObject(file: string): Finding {
  return {
    rule: 'gitops/read-file',
    path: [],
    problem: 'the index names this file, and there is no object in it that can be read',
    fix: 'restore it with git, or write the tree anew',
    places: [{ file }],
  };
}
