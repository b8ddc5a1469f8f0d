import { extname } from 'node:path';
import { Composer, type CST, type Document, isScalar, LineCounter, Parser, type YAMLError } from 'yaml';
import { maxDepth } from '../definition/plain-data';
import type { DefinitionSource } from '../definition/source';
import type { Finding, Place } from '../errors';
import { type ReadSource, readText } from './file';
import { positionOfJsonError } from './json';
import { locator } from './yaml-locate';

/** Maximum number of expanded aliases, including nested ones. An alias bomb has millions. */
const maxAliases = 1000;

/** Maximum number of reported syntax errors. Later ones are usually consequences of the first. */
const maxProblems = 10;

/** Reads a YAML 1.2 or JSON file with the positions of its fields. */
export function readYaml(file: string, role: DefinitionSource['role']): ReadSource {
  const read = readText(file);
  if ('findings' in read) return read;
  const isJson = extname(file) === '.json';
  const jsonError = isJson ? positionOfJsonError(read.text) : undefined;
  if (jsonError !== undefined)
    return failed(file, 'source/json', jsonError.problem, 'correct the JSON syntax', jsonError);
  // JSON allows tabs as indentation and YAML does not. JSON strings cannot contain a raw tab.
  return parseYaml(file, role, isJson ? read.text.replaceAll('\t', ' ') : read.text);
}

function parseYaml(file: string, role: DefinitionSource['role'], text: string): ReadSource {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  // The composer is recursive: some thousand levels would overflow the stack.
  if (depthOf(tokens) > maxDepth) {
    return failed(file, 'source/depth', `${file} is nested more than ${maxDepth} levels deep`, 'reduce the nesting');
  }
  const options = { version: '1.2', schema: 'core', merge: false, uniqueKeys: true, prettyErrors: false } as const;
  const documents = [...new Composer(options).compose(tokens, false, text.length)];
  const [document, second] = documents;
  if (document === undefined || isEmpty(document)) {
    return failed(file, 'source/empty', `${file} is empty`, 'write a definition into it, or remove it');
  }
  const problems = [...document.errors, ...document.warnings].slice(0, maxProblems);
  if (problems.length > 0) return { findings: problems.map((problem) => yamlFinding(file, problem, lines)) };
  if (second !== undefined) {
    const place = positionAt(lines, second.range[0]);
    return failed(
      file,
      'source/documents',
      `${file} contains ${documents.length} YAML documents`,
      'keep one document',
      place,
    );
  }
  const { version } = document.directives?.yaml ?? { version: '1.2' };
  if (version !== '1.2') {
    return failed(
      file,
      'source/yaml',
      `${file} is YAML ${version}`,
      'remove the %YAML directive: files are read as YAML 1.2',
    );
  }
  return toSource(file, role, document, lines);
}

function toSource(file: string, role: DefinitionSource['role'], document: Document, lines: LineCounter): ReadSource {
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { source: { name: file, role, value, locate: locator(file, document, lines) } };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    if (error.message.startsWith('Unresolved alias')) {
      const [, name = ''] = /: (.*)$/.exec(error.message) ?? [];
      return failed(
        file,
        'source/yaml',
        `the alias *${name} has no anchor before it`,
        `define the anchor &${name} before its first use`,
      );
    }
    const problem = `${file} uses aliases more than ${maxAliases} times, including nested aliases`;
    return failed(file, 'source/aliases', problem, 'write the values out');
  }
}

function isEmpty(document: Document): boolean {
  return (
    document.errors.length === 0 &&
    (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
  );
}

/** The maximum nesting depth of a document, computed without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  const open: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  let max = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    max = Math.max(max, depth);
    if (token.type === 'document' && token.value) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return max;
}

/** Fixes by error code of the parser. */
const fixes: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'indent with spaces',
  DUPLICATE_KEY: 'remove one of them',
  BAD_INDENT: 'indent fields of the same level by the same number of spaces',
  BLOCK_AS_IMPLICIT_KEY: 'quote the text if it contains `: `, or start a new line',
  TAG_RESOLVE_FAILED: 'remove the tag',
};

function yamlFinding(file: string, error: YAMLError, lines: LineCounter): Finding {
  return {
    rule: 'source/yaml',
    path: [],
    problem: asSentence(error.message),
    fix: fixes[error.code] ?? 'correct the YAML syntax',
    places: [{ file, ...positionAt(lines, error.pos[0]) }],
  };
}

function asSentence(message: string): string {
  const [first = ''] = message.split('\n');
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`.replace(/\.$/, '');
}

function positionAt(lines: LineCounter, offset: number): Omit<Place, 'file'> {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function failed(file: string, rule: string, problem: string, fix: string, at: Omit<Place, 'file'> = {}): ReadSource {
  const { line, column } = at;
  const place: Place = {
    file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return { findings: [{ rule, path: [], problem, fix, places: [place] }] };
}
