import { className, maxDepth, maxValues } from '../definition/plain-data';
import type { Path } from '../errors';
import { isPlainObject } from '../units/values';
import type { EncodedExport, EncodedObject, EncodedValue } from './module-message';

/** A value whose code throws when it is read: a getter or the trap of a proxy. */
export class UnreadableValue extends Error {
  constructor(
    readonly path: Path,
    readonly thrown: unknown,
  ) {
    super('a value cannot be read');
  }
}

/** A value has more objects than a definition can have. */
export class TooManyObjects extends Error {}

/**
 * Writes what a module exports as JSON, so that its getters and proxies run once, and in the process of the module. Shared
 * objects and cycles stay as they are. Of what is not plain data, such as a function or an instance of a class, only the
 * kind is kept: it has findings later.
 *
 * @throws UnreadableValue with the first value whose code throws, and TooManyObjects.
 */
export function encodeExport(exported: unknown): EncodedExport {
  const encoder = new Encoder();
  return { root: encoder.encode(exported, []), objects: encoder.objects };
}

/** Makes the values of {@link encodeExport} again, with one object of the right class in place of each instance. */
export function decodeExport({ root, objects }: EncodedExport): unknown {
  const made = objects.map(({ length }): object => (length === undefined ? {} : emptyList(length)));
  for (const [index, { fields }] of objects.entries()) {
    for (const [key, value] of fields) setField(made[index], key, decodeValue(value, made));
  }
  return decodeValue(root, made);
}

class Encoder {
  readonly objects: EncodedObject[] = [];
  private readonly indices = new Map<object, number>();

  encode(value: unknown, path: Path): EncodedValue {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return encodeNumber(value);
      case 'object':
        return value === null ? null : this.encodeObject(value, path);
      default:
        return [otherKind(value)];
    }
  }

  private encodeObject(value: object, path: Path): EncodedValue {
    // Deeper values are not read: they have a finding for their depth.
    if (path.length > maxDepth + 4) return ['instance', 'Object'];
    const known = this.indices.get(value);
    if (known !== undefined) return ['object', known];
    // A proxy can make an object whenever it is read, without an end.
    if (this.objects.length >= maxValues) throw new TooManyObjects();
    const isList = attempt(path, () => Array.isArray(value));
    if (!isList && !attempt(path, () => isPlainObject(value)))
      return ['instance', attempt(path, () => className(value))];
    return ['object', this.add(value, path)];
  }

  private add(value: object, path: Path): number {
    const fields: [string, EncodedValue][] = [];
    const index = this.objects.push(Array.isArray(value) ? { length: value.length, fields } : { fields }) - 1;
    this.indices.set(value, index);
    for (const key of attempt(path, () => Object.keys(value))) {
      const step = Array.isArray(value) && /^[0-9]+$/.test(key) ? Number(key) : key;
      const child = attempt([...path, step], (): unknown => Reflect.get(value, key));
      fields.push([key, this.encode(child, [...path, step])]);
    }
    return index;
  }
}

function otherKind(value: unknown) {
  if (typeof value === 'bigint') return 'bigint';
  if (typeof value === 'function') return 'function';
  return typeof value === 'symbol' ? 'symbol' : 'undefined';
}

function encodeNumber(value: number): EncodedValue {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return ['number', 'NaN'];
  return ['number', value > 0 ? 'Infinity' : '-Infinity'];
}

function attempt<T>(path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadableValue(path, error);
  }
}

function decodeValue(encoded: EncodedValue, made: readonly object[]): unknown {
  if (!Array.isArray(encoded)) return encoded;
  const [kind, detail] = encoded;
  switch (kind) {
    case 'object':
      return made[detail];
    case 'instance':
      return instanceOf(detail);
    case 'number':
      return Number(detail);
    default:
      return sampleOf[kind];
  }
}

const sampleOf = { bigint: 0n, function: () => undefined, symbol: Symbol('symbol'), undefined };

/** An instance of a class with this name. */
function instanceOf(name: string): object | undefined {
  const classes = { [name]: class {} };
  const made = classes[name];
  return made && new made();
}

function emptyList(length: number): unknown[] {
  const list: unknown[] = [];
  list.length = length;
  return list;
}

/** A key can be `__proto__`. */
function setField(object: object | undefined, key: string, value: unknown): void {
  if (object !== undefined)
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
