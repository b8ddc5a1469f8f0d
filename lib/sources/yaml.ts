import { extname } from 'node:path';
import { Composer, type CST, type Document, isScalar, LineCounter, Parser, type YAMLError } from 'yaml';
import { maxDepth } from '../definition/plain-data';
import type { DefinitionSource } from '../definition/source';
import type { Finding, Place } from '../errors';
import { type ReadSource, readText } from './file';
import { positionOfJsonError } from './json';
import { locator } from './yaml-locate';

/** How often aliases may be used, nested ones multiplied. A bomb has millions. */
const maxAliases = 1000;

/** What a parser finds after its tenth fault follows from the ones before. */
const maxProblems = 10;

/** Reads a YAML 1.2 or JSON file with the positions of all that is in it. */
export function readYaml(file: string, role: DefinitionSource['role']): ReadSource {
  const read = readText(file);
  if ('findings' in read) return read;
  const isJson = extname(file) === '.json';
  const jsonError = isJson ? positionOfJsonError(read.text) : undefined;
  if (jsonError !== undefined) return failed(file, 'source/json', jsonError.problem, 'mend the JSON', jsonError);
  // JSON may be indented with tabs, where YAML may not. Inside of its strings a tab cannot stand.
  return parseYaml(file, role, isJson ? read.text.replaceAll('\t', ' ') : read.text);
}

function parseYaml(file: string, role: DefinitionSource['role'], text: string): ReadSource {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  // Composing is recursive: at some thousand levels it would take the process with it.
  if (depthOf(tokens) > maxDepth) {
    return failed(file, 'source/depth', `${file} is nested more than ${maxDepth} deep`, 'write it flatter');
  }
  const options = { version: '1.2', schema: 'core', merge: false, uniqueKeys: true, prettyErrors: false } as const;
  const documents = [...new Composer(options).compose(tokens, false, text.length)];
  const [document, second] = documents;
  if (document === undefined || isEmpty(document)) {
    return failed(file, 'source/empty', `${file} is empty`, 'write a definition in it, or do not name it');
  }
  const problems = [...document.errors, ...document.warnings].slice(0, maxProblems);
  if (problems.length > 0) return { findings: problems.map((problem) => yamlFinding(file, problem, lines)) };
  if (second !== undefined) {
    const place = positionAt(lines, second.range[0]);
    return failed(file, 'source/documents', `${file} holds ${documents.length} documents`, 'keep one', place);
  }
  const { version } = document.directives?.yaml ?? { version: '1.2' };
  if (version !== '1.2') {
    return failed(file, 'source/yaml', `${file} is YAML ${version}`, 'take the %YAML line out: YAML 1.2 is read');
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
        `write &${name} where it stands first`,
      );
    }
    const problem = `${file} uses aliases more than ${maxAliases} times, nested ones multiplied`;
    return failed(file, 'source/aliases', problem, 'write out what is meant');
  }
}

function isEmpty(document: Document): boolean {
  return (
    document.errors.length === 0 &&
    (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
  );
}

/** The deepest nesting of a document, found without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  const open: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  let deepest = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document' && token.value) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return deepest;
}

/** What the parser calls its errors, and what to do about them. */
const fixes: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'indent with blanks',
  DUPLICATE_KEY: 'keep one of both',
  BAD_INDENT: 'indent what belongs together by the same number of blanks',
  BLOCK_AS_IMPLICIT_KEY: 'put the text in quotes if it has `: ` in it, or begin a new line',
  TAG_RESOLVE_FAILED: 'take the tag out',
};

function yamlFinding(file: string, error: YAMLError, lines: LineCounter): Finding {
  return {
    rule: 'source/yaml',
    path: [],
    problem: asSentence(error.message),
    fix: fixes[error.code] ?? 'mend the YAML',
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
