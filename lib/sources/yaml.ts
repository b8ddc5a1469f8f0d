import { extname } from 'node:path';
import { Composer, type Document, isScalar, LineCounter, Parser } from 'yaml';
import { maxDepth, maxValues } from '../definition/plain-data';
import type { DefinitionSource } from '../definition/source';
import { depthOf } from '../definition/yaml-depth';
import { repeatedKeys } from '../definition/yaml-keys';
import type { Finding, Place } from '../errors';
import { separators } from '../units/separators';
import { type ReadSource, readText } from './file';
import { positionOfJsonError } from './json';
import { placeAt, repeatedKey, yamlFinding } from './yaml-error';
import { pathsOf } from './yaml-locate';

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
  if (jsonError !== undefined) {
    const { problem, ...position } = jsonError;
    return failed({ file, ...position }, { rule: 'source/json', problem, fix: 'correct the JSON syntax' });
  }
  if (separators(read.text) > maxValues) {
    const problem = `${file} has more than ${maxValues} lines and commas`;
    return failed({ file }, { rule: 'source/too-large', problem, fix: 'split it into parts' });
  }
  // JSON allows tabs as indentation and YAML does not. JSON strings cannot contain a raw tab.
  return parseYaml(file, role, isJson ? read.text.replaceAll('\t', ' ') : read.text);
}

function parseYaml(file: string, role: DefinitionSource['role'], text: string): ReadSource {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  // The composer is recursive: some thousand levels would overflow the stack.
  if (depthOf(tokens) > maxDepth) {
    const problem = `${file} is nested more than ${maxDepth} levels deep`;
    return failed({ file }, { rule: 'source/depth', problem, fix: 'reduce the nesting' });
  }
  const options = { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false } as const;
  const documents = [...new Composer(options).compose(tokens, false, text.length)];
  const [document, second] = documents;
  if (document === undefined || isEmpty(document)) {
    const fix = 'write a definition into it, or remove it';
    return failed({ file }, { rule: 'source/empty', problem: `${file} is empty`, fix });
  }
  const problems = [...document.errors, ...document.warnings].slice(0, maxProblems);
  if (problems.length > 0) return { findings: problems.map((problem) => yamlFinding(file, problem, lines)) };
  const repeated = repeatedKeys(document).slice(0, maxProblems);
  if (repeated.length > 0) return { findings: repeated.map((offset) => repeatedKey(placeAt(file, lines, offset))) };
  if (second !== undefined) {
    const problem = `${file} contains ${documents.length} YAML documents`;
    const place = placeAt(file, lines, second.range[0]);
    return failed(place, { rule: 'source/documents', problem, fix: 'keep one document' });
  }
  if (tokens.some((token) => token.type === 'directive' && /^%TAG(?:\s|$)/.test(token.source))) {
    const fix = 'remove the %TAG directive: files have no tags';
    return failed({ file }, { rule: 'source/yaml', problem: `${file} defines a tag`, fix });
  }
  const { version } = document.directives?.yaml ?? { version: '1.2' };
  if (version !== '1.2') {
    const fix = 'remove the %YAML directive: files are read as YAML 1.2';
    return failed({ file }, { rule: 'source/yaml', problem: `${file} is YAML ${version}`, fix });
  }
  return toSource(file, role, document, lines);
}

function toSource(file: string, role: DefinitionSource['role'], document: Document, lines: LineCounter): ReadSource {
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { source: { name: file, role, value, ...pathsOf(file, document, lines) } };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    if (error.message.startsWith('Unresolved alias')) {
      const [, name = ''] = /: (.*)$/.exec(error.message) ?? [];
      const problem = `the alias *${name} has no anchor before it`;
      const fix = `define the anchor &${name} before its first use`;
      return failed({ file }, { rule: 'source/yaml', problem, fix });
    }
    const problem = `${file} uses aliases more than ${maxAliases} times, including nested aliases`;
    return failed({ file }, { rule: 'source/aliases', problem, fix: 'write the values out' });
  }
}

function isEmpty(document: Document): boolean {
  return (
    document.errors.length === 0 &&
    (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
  );
}

function failed(place: Place, finding: Pick<Finding, 'rule' | 'problem' | 'fix'>): ReadSource {
  return { findings: [{ ...finding, path: [], places: [place] }] };
}
