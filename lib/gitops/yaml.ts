import { scalarText } from './yaml-scalar';

/** YAML takes a key on the line of its value only up to 1024 characters. Source: YAML 1.2.2, section 7.4.2. */
const maxSimpleKeyLength = 1000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * One YAML document in block style, which readers of YAML 1.1 and 1.2 read alike. Keys are sorted, so that equal
 * values give equal bytes; a field that is null or undefined is left out, as Kubernetes reads it the same; exactly
 * one line feed ends it. Several times as fast as a general writer.
 *
 * @throws TypeError for what JSON cannot hold.
 */
export function toYaml(value: unknown): string {
  const lines: string[] = [];
  const map = nonEmptyMap(value);
  if (isList(value) && value.length > 0) writeList(value, '', '', lines);
  else if (map) writeMap(map, '', '', lines);
  else lines.push(inline(value));
  lines.push('');
  return lines.join('\n');
}

/** Several documents, as `kubectl apply -f -` reads them. */
export function toYamlStream(values: readonly unknown[]): string {
  return values.map(toYaml).join('---\n');
}

/**
 * @param first What the first line begins with: the indentation, or the dash of a list above.
 * @param indent Indentation of the other lines.
 */
function writeMap({ map, keys }: NonEmptyMap, first: string, indent: string, lines: string[]): void {
  let start = first;
  for (const key of keys) {
    const text = scalarText(key);
    const label = text.length > maxSimpleKeyLength ? `? ${text}\n${indent}:` : `${text}:`;
    writeMember(map[key], `${start}${label}`, indent, lines);
    start = indent;
  }
}

function writeList(list: readonly unknown[], first: string, indent: string, lines: string[]): void {
  let start = first;
  for (const item of list) {
    const map = nonEmptyMap(item);
    if (map) writeMap(map, `${start}- `, `${indent}  `, lines);
    else if (isList(item) && item.length > 0) writeList(item, `${start}- `, `${indent}  `, lines);
    else writeScalar(item, `${start}-`, indent, lines);
    start = indent;
  }
}

function writeMember(value: unknown, label: string, indent: string, lines: string[]): void {
  const deeper = `${indent}  `;
  const map = nonEmptyMap(value);
  if (map) {
    lines.push(label);
    writeMap(map, deeper, deeper, lines);
  } else if (isList(value) && value.length > 0) {
    lines.push(label);
    writeList(value, deeper, deeper, lines);
  } else {
    writeScalar(value, label, indent, lines);
  }
}

function writeScalar(value: unknown, label: string, indent: string, lines: string[]): void {
  const header = typeof value === 'string' ? literalHeader(value) : undefined;
  if (header === undefined) {
    lines.push(`${label} ${inline(value)}`);
    return;
  }
  lines.push(`${label} ${header}`);
  const body = header === '|' ? (value as string).slice(0, -1) : (value as string);
  // Every line gets the indentation but for the empty ones: all at once, as most of the bytes of a tree are in blocks.
  lines.push(`${indent}  ${body.replace(/\n(?!\n)/g, `\n${indent}  `)}`);
}

function inline(value: unknown): string {
  if (typeof value === 'string') return scalarText(value);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return numberText(value);
  if (isList(value)) return '[]';
  if (isMap(value)) return '{}';
  throw new TypeError(`${String(value)} cannot be written as YAML`);
}

/** YAML 1.1 takes an exponent for a number only behind a point: `1.0e+21`. */
function numberText(value: number): string {
  const text = Object.is(value, -0) ? '0' : String(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/**
 * How a block that holds the text exactly as it is begins; nothing if no block can: in one line, with characters
 * that need an escape, with a first line from which the indentation could not be told, or with several empty lines
 * at its end.
 */
function literalHeader(text: string): '|' | '|-' | undefined {
  if (!text.includes('\n') || text.startsWith(' ') || text.startsWith('\n') || unprintable.test(text)) return undefined;
  const end = text.slice(text.trimEnd().length);
  if (!end.includes('\n')) return '|-';
  return end.indexOf('\n') === end.length - 1 ? '|' : undefined;
}

/** Characters that YAML allows only as escapes, and line ends other than line feed. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u;

/** A map with fields that are written, and their names in order. */
interface NonEmptyMap {
  readonly map: Fields;
  readonly keys: readonly string[];
}

function nonEmptyMap(map: unknown): NonEmptyMap | undefined {
  if (!isMap(map)) return undefined;
  const keys = Object.keys(map).filter((key) => map[key] !== undefined && map[key] !== null);
  return keys.length === 0 ? undefined : { map, keys: keys.sort() };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The end of the chain rather than `Object`, which differs between JavaScript realms.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
