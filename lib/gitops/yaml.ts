import { isMap, isPlainObject } from '../units/values';
import { scalarText } from './yaml-scalar';

/** YAML allows at most 1024 characters for a key on the line of its value. Source: YAML 1.2.2, section 7.4.2. */
const maxSimpleKeyLength = 1000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * One YAML document in block style, which parsers of YAML 1.1 and 1.2 read the same. Keys are sorted, so that equal
 * values give equal bytes. Fields that are null or undefined are omitted, because Kubernetes treats both the same. The
 * document ends with exactly one line feed. It is several times faster than a general-purpose writer.
 *
 * @throws TypeError for values that JSON does not support.
 */
export function toYaml(value: unknown): string {
  const writer: Writer = { text: '' };
  const keys = isPlainMap(value) ? fieldsOf(value) : noFields;
  if (isList(value) && value.length > 0) writeList(value, '', 0, writer);
  else if (keys.length > 0) writeMap(value as Fields, keys, { first: '', depth: 0 }, writer);
  else writer.text = `${inline(value)}\n`;
  return writer.text;
}

/** Several documents, for `kubectl apply -f -`. */
export function toYamlStream(values: readonly unknown[]): string {
  return values.map(toYaml).join('---\n');
}

/** The document so far. Every line ends with a line feed. */
interface Writer {
  text: string;
}

/** Where a map starts. */
interface Start {
  /** Prefix of the first line: the indentation, or the dash of the parent list. */
  readonly first: string;
  /** Levels of indentation of the other lines. */
  readonly depth: number;
}

const indents: string[] = [''];

/** Two spaces for each level. */
function indentOf(depth: number): string {
  for (let level = indents.length; level <= depth; level++) indents.push(`${indents[level - 1]}  `);
  return indents[depth] ?? '';
}

/** @param keys the sorted names of the fields to write, at least one */
function writeMap(map: Fields, keys: readonly string[], { first, depth }: Start, writer: Writer): void {
  let start = first;
  for (const key of keys) {
    const text = scalarText(key);
    const label = text.length > maxSimpleKeyLength ? `? ${text}\n${indentOf(depth)}:` : `${text}:`;
    writeMember(map[key], `${start}${label}`, depth, writer);
    start = indentOf(depth);
  }
}

function writeList(list: readonly unknown[], first: string, depth: number, writer: Writer): void {
  let start = first;
  for (const item of list) {
    const keys = isPlainMap(item) ? fieldsOf(item) : noFields;
    if (keys.length > 0) writeMap(item as Fields, keys, { first: `${start}- `, depth: depth + 1 }, writer);
    else if (isList(item) && item.length > 0) writeList(item, `${start}- `, depth + 1, writer);
    else writeScalar(item, `${start}-`, depth, writer);
    start = indentOf(depth);
  }
}

function writeMember(value: unknown, label: string, depth: number, writer: Writer): void {
  const keys = isPlainMap(value) ? fieldsOf(value) : noFields;
  const first = indentOf(depth + 1);
  if (keys.length > 0) {
    writer.text += `${label}\n`;
    writeMap(value as Fields, keys, { first, depth: depth + 1 }, writer);
  } else if (isList(value) && value.length > 0) {
    writer.text += `${label}\n`;
    writeList(value, first, depth + 1, writer);
  } else {
    writeScalar(value, label, depth, writer);
  }
}

function writeScalar(value: unknown, label: string, depth: number, writer: Writer): void {
  const header = typeof value === 'string' ? literalHeader(value) : undefined;
  if (header === undefined) {
    writer.text += `${label} ${inline(value)}\n`;
    return;
  }
  const indent = indentOf(depth + 1);
  const body = header === '|' ? (value as string).slice(0, -1) : (value as string);
  // Indents all lines except empty ones in one replacement, because most bytes of a tree are in blocks.
  const lines = body.includes('\n\n') ? body.replace(/\n(?!\n)/g, `\n${indent}`) : body.replaceAll('\n', `\n${indent}`);
  // An empty line at the start has no indentation.
  writer.text += `${label} ${header}\n${body.startsWith('\n') ? '' : indent}${lines}\n`;
}

function inline(value: unknown): string {
  if (typeof value === 'string') return scalarText(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return numberText(value);
  if (isList(value)) return '[]';
  if (isPlainMap(value)) return '{}';
  throw new TypeError(`${String(value)} cannot be written as YAML`);
}

/** YAML 1.1 requires a decimal point before an exponent: `1.0e+21`. */
function numberText(value: number): string {
  const text = Object.is(value, -0) ? '0' : String(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/**
 * Header of a literal block for the text. Undefined if a literal block cannot represent it: text of one line, with
 * characters that need an escape, with spaces at the start of its first line, which hide the indentation, or with several
 * trailing empty lines. The parser of `kubectl` takes a tab for indentation.
 */
function literalHeader(text: string): '|' | '|-' | undefined {
  if (!text.includes('\n') || /^\n*(?:[ \t]|$)/.test(text)) return undefined;
  // The first test is faster, and most texts pass it.
  if (!printableAscii.test(text) && unprintable.test(text)) return undefined;
  const end = text.slice(text.trimEnd().length);
  if (!end.includes('\n')) return '|-';
  return end.indexOf('\n') === end.length - 1 ? '|' : undefined;
}

const printableAscii = /^[\t\n\x20-\x7e]*$/;

/** Characters that YAML allows only as escapes, and line ends other than line feed. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u;

const noFields: readonly string[] = [];

/** The sorted names of the fields to write. */
function fieldsOf(map: Fields): readonly string[] {
  const keys: string[] = [];
  let isSorted = true;
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (value === undefined || value === null) continue;
    const last = keys.at(-1);
    if (last !== undefined && last > key) isSorted = false;
    keys.push(key);
  }
  return isSorted ? keys : keys.sort();
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isPlainMap(value: unknown): value is Fields {
  return isMap(value) && (Object.getPrototypeOf(value) === Object.prototype || isPlainObject(value));
}
