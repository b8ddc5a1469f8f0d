import { isPlainObject } from './values';

/**
 * JSON with the keys of every object sorted by code unit, so that equal values give equal bytes. Undefined properties
 * are omitted, as in `JSON.stringify`.
 *
 * Values that `JSON.stringify` would change silently are rejected: non-finite numbers, functions, `undefined` in a
 * list, dates, maps and other class instances. Cycles are rejected too.
 *
 * @param indent Spaces for each level. @default 0, a single line
 * @throws TypeError with the path of the value that is not JSON.
 */
export function canonicalJson(value: unknown, indent = 0): string {
  const walk: Walk = { space: ' '.repeat(indent), parents: [], steps: [], text: '' };
  write(value, walk);
  return walk.text;
}

/** Position of the writer and its output so far. Mutable: a copy for each value would dominate the cost. */
interface Walk {
  readonly space: string;
  /** Lists and objects that contain the value, outermost first. */
  readonly parents: object[];
  /** The value's key or index in each of them. */
  readonly steps: (string | number)[];
  text: string;
}

function write(value: unknown, walk: Walk): void {
  const text = leafText(value);
  if (text !== undefined) walk.text += text;
  else if (typeof value !== 'object' || value === null) throw notJson(value, walk);
  else if (walk.parents.includes(value)) throw new TypeError(`${pathOf(walk)} contains itself`);
  else if (Array.isArray(value)) writeArray(value, walk);
  else if (isPlainObject(value)) writeObject(value, walk);
  else throw notJson(value, walk);
}

/** The JSON of a scalar; undefined for any other value. */
function leafText(value: unknown): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  return undefined;
}

function notJson(value: unknown, walk: Walk): TypeError {
  return new TypeError(`${pathOf(walk)} is not JSON: ${describe(value)}`);
}

function writeArray(items: readonly unknown[], walk: Walk): void {
  walk.text += '[';
  walk.parents.push(items);
  const between = lineEnd(walk);
  // By index, because iteration with `forEach` skips holes.
  for (let index = 0; index < items.length; index++) {
    walk.text += index === 0 ? between : `,${between}`;
    writeMember(items[index], index, walk);
  }
  walk.parents.pop();
  walk.text += items.length === 0 ? ']' : `${lineEnd(walk)}]`;
}

function writeObject(object: Readonly<Record<string, unknown>>, walk: Walk): void {
  const colon = walk.space === '' ? ':' : ': ';
  let isFirst = true;
  walk.text += '{';
  walk.parents.push(object);
  const between = lineEnd(walk);
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    walk.text += (isFirst ? between : `,${between}`) + JSON.stringify(key) + colon;
    writeMember(member, key, walk);
    isFirst = false;
  }
  walk.parents.pop();
  walk.text += isFirst ? '}' : `${lineEnd(walk)}}`;
}

function writeMember(value: unknown, step: string | number, walk: Walk): void {
  walk.steps.push(step);
  write(value, walk);
  walk.steps.pop();
}

/** A line break and the indentation of the next line; empty without indentation. */
function lineEnd({ space, parents }: Walk): string {
  return space === '' ? '' : `\n${space.repeat(parents.length)}`;
}

function pathOf({ steps }: Walk): string {
  return `$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null ? `an instance of ${value.constructor?.name}` : typeof value;
}
