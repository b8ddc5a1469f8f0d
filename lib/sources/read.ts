import { extname } from 'node:path';
import { type ParsedDefinition, parseModelPlatform } from '../definition/parse';
import type { DefinitionSource, IncludeEntry } from '../definition/source';
import type { Finding, Path } from '../errors';
import { fileProblem, type ReadSource } from './file';
import { findIncluded } from './include';
import { readModule, readModuleSync } from './module';
import { readYaml } from './yaml';

const dataExtensions: readonly string[] = ['.yaml', '.yml', '.json'];
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
  return merged(
    files.map(openFile).map((opened) => ('module' in opened ? moduleFile(readModuleSync(...opened.module)) : opened)),
  );
}

/**
 * Reads the data of a definition. The returned function then runs its modules, all at the same time, so that a module cannot
 * change what is read.
 */
export function openDefinition(files: readonly string[]): () => Promise<ReadDefinition> {
  const opened = files.map(openFile);
  return async () =>
    merged(
      await Promise.all(
        opened.map(async (each) => ('module' in each ? moduleFile(await readModule(...each.module)) : each)),
      ),
    );
}

function merged(read: readonly ReadFile[]): ReadDefinition {
  if (read.length === 0) return failed([noFiles]);
  const findings = read.flatMap((result) => result.findings);
  const sources = read.flatMap((result) => result.sources);
  // Without one of its layers, a definition would give misleading findings.
  if (read.some((result) => result.sources[0] === undefined)) return failed(findings);
  const unread = read.flatMap((result) => result.unread);
  const parsed = parseModelPlatform(sources, unread);
  return { ...parsed, findings: [...findings, ...parsed.findings], files: sources.map((source) => source.name) };
}

interface ReadFile {
  /** The file and then its parts; empty if the file could not be read. */
  readonly sources: readonly DefinitionSource[];
  readonly findings: readonly Finding[];
  /** Entries without files, and parts that could not be read: `include["teams/ranking.yaml"]`. */
  readonly unread: readonly Path[];
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
  return isData(file) ? dataFile(readYaml(file, role)) : { module: [file, role] };
}

function moduleFile(read: ReadSource): ReadFile {
  if ('findings' in read) return { sources: [], findings: read.findings, unread: [] };
  return { sources: [read.source], findings: [], unread: [] };
}

function dataFile(read: ReadSource): ReadFile {
  if ('findings' in read) return { sources: [], findings: read.findings, unread: [] };
  const included = findIncluded(read.source);
  const parts = included.files.map(({ file, entry }) => ({ file, ...readPart(file, entry) }));
  const unread = parts.flatMap((part) => ('findings' in part ? [['include', part.file]] : []));
  return {
    sources: [included.source, ...parts.flatMap((part) => ('source' in part ? [part.source] : []))],
    findings: [...included.findings, ...parts.flatMap((part) => ('findings' in part ? part.findings : []))],
    unread: [...included.findings.map(({ path }) => path), ...unread],
  };
}

function readPart(file: string, entry: IncludeEntry): ReadSource {
  const problem = problemOf(file, dataExtensions);
  if (problem !== undefined) return { findings: [problem] };
  const read = readYaml(file, 'part');
  return 'source' in read ? { source: { ...read.source, entry } } : read;
}

function problemOf(file: string, extensions: readonly string[]): Finding | undefined {
  return fileProblem(file) ?? (extensions.includes(extname(file)) ? undefined : unknownExtension(file, extensions));
}

function isData(file: string): boolean {
  return dataExtensions.includes(extname(file));
}

function unknownExtension(file: string, extensions: readonly string[]): Finding {
  return {
    rule: 'source/extension',
    path: [],
    problem: `a ${extensions.length > dataExtensions.length ? 'definition' : 'part'} cannot be read from ${file}: unsupported file extension`,
    allowed: extensions,
    fix: 'rename the file to the extension of its content',
    places: [{ file }],
  };
}
