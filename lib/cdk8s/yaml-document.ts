import { Yaml } from 'cdk8s';
import { isMap, isPlainObject } from '../units/values';
import { blockText, keyText, lineText } from './yaml-scalar';

/**
 * One document with the bytes of `Yaml.stringify` of cdk8s, many times faster: that function creates a node with options
 * for every value. A value that this file does not cover, such as null or an object in two places, is left to cdk8s.
 */
export function documentText(value: unknown): string {
  return (writesAsExpected() ? write(value) : undefined) ?? Yaml.stringify(value);
}

/** The lines so far, and the objects in them: cdk8s writes an alias for an object in a second place. */
interface Output {
  readonly lines: string[];
  readonly seen: Set<object>;
}

/** Undefined for a value that is not covered. */
function write(value: unknown): string | undefined {
  const output: Output = { lines: [], seen: new Set() };
  // cdk8s quotes some keys only at the top level.
  if (!isNonEmptyRecord(value) || !Object.keys(value).every((key) => /^[A-Za-z]+$/.test(key))) return undefined;
  if (!writeMap(value, '', '', output)) return undefined;
  output.lines.push('');
  return output.lines.join('\n');
}

/**
 * @param first Prefix of the first line: the indentation, or the dash of the parent list.
 * @param indent Indentation of the other lines.
 * @returns Whether all values are covered.
 */
function writeMap(map: Readonly<Record<string, unknown>>, first: string, indent: string, output: Output): boolean {
  if (!isFirst(map, output)) return false;
  let start = first;
  for (const key of Object.keys(map)) {
    const text = keyText(key);
    if (text === undefined || !writeMember(map[key], `${start}${text}:`, indent, output)) return false;
    start = indent;
  }
  return true;
}

function writeList(list: readonly unknown[], first: string, indent: string, output: Output): boolean {
  if (!isFirst(list, output)) return false;
  let start = first;
  for (const item of list) {
    if (!writeItem(item, start, indent, output)) return false;
    start = indent;
  }
  return true;
}

function writeItem(item: unknown, start: string, indent: string, output: Output): boolean {
  if (isNonEmptyList(item)) return writeList(item, `${start}- `, `${indent}  `, output);
  if (isNonEmptyRecord(item)) return writeMap(item, `${start}- `, `${indent}  `, output);
  return writeScalar(item, `${start}-`, indent, output);
}

function writeMember(value: unknown, label: string, indent: string, output: Output): boolean {
  const deeper = `${indent}  `;
  if (isNonEmptyList(value)) {
    output.lines.push(label);
    return writeList(value, deeper, deeper, output);
  }
  if (isNonEmptyRecord(value)) {
    output.lines.push(label);
    return writeMap(value, deeper, deeper, output);
  }
  return writeScalar(value, label, indent, output);
}

function writeScalar(value: unknown, label: string, indent: string, output: Output): boolean {
  const text = scalar(value, `${indent}  `, output);
  if (text === undefined) return false;
  output.lines.push(`${label} ${text}`);
  return true;
}

function scalar(value: unknown, indent: string, output: Output): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.includes('\n') ? blockText(value, indent) : lineText(value);
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? JSON.stringify(value) : undefined;
    case 'boolean':
      return String(value);
    default:
      return emptyCollection(value, output);
  }
}

function emptyCollection(value: unknown, output: Output): string | undefined {
  if (typeof value !== 'object' || value === null || !isFirst(value, output)) return undefined;
  if (isList(value)) return '[]';
  return isRecord(value) ? '{}' : undefined;
}

function isFirst(value: object, { seen }: Output): boolean {
  if (seen.has(value)) return false;
  seen.add(value);
  return true;
}

function isNonEmptyList(value: unknown): value is readonly unknown[] {
  return isList(value) && value.length > 0;
}

function isNonEmptyRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.keys(value).length > 0;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isMap(value) && isPlainObject(value) && !(Symbol.iterator in value);
}

/** A value with every form that this file writes without cdk8s. */
const sample = {
  apiVersion: 'v1',
  data: {
    'a.b/c': 'plain text: no',
    block: 'one\n\ntwo  \n three',
    clipped: '# one\n- two: 2\n',
    double: "it's: 1",
    flow: '{"a": 1}',
    quoted: '- [1]: #',
  },
  lists: [[1.5, -2], [{ a: true, b: [] }, {}], 'x\ny\n', 1e21],
};

let asExpected: boolean | undefined;

/** Whether the installed version of cdk8s writes YAML in the known way. It is checked once. */
function writesAsExpected(): boolean {
  asExpected ??= write(sample) === Yaml.stringify(sample);
  return asExpected;
}
