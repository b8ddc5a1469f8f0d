import { join } from 'node:path';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { parseObject } from './parse-object';
import { TreeDirectory, type TreeEntry } from './tree-directory';
import { indexName, parseIndex } from './tree-index';

/** Content of a folder that `synth` wrote. */
export interface Tree {
  /** The current content of the files in its index. */
  readonly objects: readonly Manifest[];
  /**
   * YAML, JSON and Jsonnet files that are not in its index. An Application can include them, although no definition has them.
   * Paths are relative to the folder, use slashes and are sorted.
   */
  readonly unlisted: readonly string[];
}

/**
 * Reads an existing tree.
 *
 * @throws PlatformError with `gitops/index` for a folder without a readable index, and with `gitops/read-file` for files
 * that are missing or do not contain an object.
 */
export function readTree(directory: string): Tree {
  const tree = new TreeDirectory(directory);
  const entry = tree.entryAt(indexName);
  const index = entry.kind === 'file' ? parseIndex(entry.content.toString('utf8')) : undefined;
  if (index === undefined) throw new PlatformError([noIndex(directory, entry)]);
  const findings: Finding[] = [];
  const objects: Manifest[] = [];
  for (const path of Object.keys(index.files).sort()) {
    const file = tree.entryAt(path);
    const object = file.kind === 'file' ? parseObject(file.content.toString('utf8')) : undefined;
    if (object) objects.push(object);
    else findings.push(notAnObject(join(directory, path)));
  }
  if (findings.length > 0) throw new PlatformError(findings);
  return { objects, unlisted: tree.manifestFiles().filter((path) => !Object.hasOwn(index.files, path)) };
}

function noIndex(directory: string, entry: TreeEntry): Finding {
  return {
    rule: 'gitops/index',
    path: [],
    problem:
      entry.kind === 'absent'
        ? `${directory} was not written by synth: it has no ${indexName}`
        : `${indexName} is not a valid index`,
    fix: 'pass the folder that synth writes to, or restore the index with git',
    places: [{ file: join(directory, indexName) }],
  };
}

function notAnObject(file: string): Finding {
  return {
    rule: 'gitops/read-file',
    path: [],
    problem: 'the index lists this file, but it is missing, too large or does not contain a valid object',
    fix: 'restore the file with git, or delete it and run synth again',
    places: [{ file }],
  };
}
