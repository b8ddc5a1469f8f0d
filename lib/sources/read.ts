import { extname } from 'node:path';
import type { ParsedDefinition } from '../definition/parse';
import type { Finding } from '../errors';
import { dataExtensions, problemOf } from './extension';
import type { ReadFile, ReadSource } from './file';
import { readModule, readModuleSync } from './module';

const moduleExtensions: readonly string[] = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** A definition that was read from files, merged and checked against the schema. */
export interface ReadDefinition extends ParsedDefinition {
  /** Every file that was read, including parts, in merge order. */
  readonly files: readonly string[];
}

/**
 * Reads a definition from files: the first is the base, the others are layers over it. Parts that a YAML file includes
 * and modules that a TypeScript file imports are read as well.
 *
 * @param files paths relative to the working directory: `.yaml`, `.yml`, `.json`, or a TypeScript or JavaScript module
 * whose default export is the definition
 */
export async function readDefinition(files: readonly string[]): Promise<ReadDefinition> {
  return openDefinition(files)();
}

/** Synchronous {@link readDefinition}, for programs such as the main file of a cdk8s app. */
export function readDefinitionSync(files: readonly string[]): ReadDefinition {
  const parse = parser();
  return merged(
    files.map(openFile).map((opened) => ('module' in opened ? moduleFile(readModuleSync(...opened.module)) : opened)),
    parse,
  );
}

/**
 * Reads the data of a definition. The returned function then runs its modules, all at the same time, so that a module cannot
 * change what is read.
 */
export function openDefinition(files: readonly string[]): () => Promise<ReadDefinition> {
  const opened = files.map(openFile);
  return async () => {
    const read = opened.map(async (each) => ('module' in each ? moduleFile(await readModule(...each.module)) : each));
    // The schema, which takes long to build, is built while the modules run.
    const parse = parser();
    return merged(await Promise.all(read), parse);
  };
}

type Parse = typeof import('../definition/parse').parseModelPlatform;

function parser(): Parse {
  const { parseModelPlatform } = require('../definition/parse') as typeof import('../definition/parse');
  return parseModelPlatform;
}

function merged(read: readonly ReadFile[], parse: Parse): ReadDefinition {
  if (read.length === 0) return failed([noFiles]);
  const findings = read.flatMap((result) => result.findings);
  const sources = read.flatMap((result) => result.sources);
  // Without one of its layers, a definition would give misleading findings.
  if (read.some((result) => result.sources[0] === undefined)) return failed(findings);
  const unread = read.flatMap((result) => result.unread);
  const parsed = parse(sources, unread);
  return { ...parsed, findings: [...findings, ...parsed.findings], files: sources.map((source) => source.name) };
}

const noFiles: Finding = {
  rule: 'source/no-file',
  path: [],
  problem: 'no definition file is given',
  allowed: 'one file, and any number of layers over it',
  fix: 'name the definition file',
};

function failed(findings: readonly Finding[]): ReadDefinition {
  return { findings, places: () => [], removals: () => undefined, files: [] };
}

/** A module that is not read yet. */
interface UnreadModule {
  readonly module: readonly [file: string, role: 'base' | 'layer'];
}

/** Reads a file of data with its parts. */
function openFile(file: string, index: number): ReadFile | UnreadModule {
  const role = index === 0 ? 'base' : 'layer';
  const problem = problemOf(file, [...dataExtensions, ...moduleExtensions]);
  if (problem !== undefined) return { sources: [], findings: [problem], unread: [] };
  if (!isData(file)) return { module: [file, role] };
  const { readDataFile } = require('./data-file') as typeof import('./data-file');
  return readDataFile(file, role);
}

function moduleFile(read: ReadSource): ReadFile {
  if ('findings' in read) return { sources: [], findings: read.findings, unread: [] };
  return { sources: [read.source], findings: [], unread: [] };
}

function isData(file: string): boolean {
  return dataExtensions.includes(extname(file));
}
