import { maxDepth, maxValues } from '../definition/plain-data';
import type { Path } from '../errors';
import { isPlainObject } from '../units/values';

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
 * Copies what a module exports, so that its getters and proxies run once, and here. Shared objects and cycles stay as they
 * are. What is not plain data, such as a function or an instance of a class, is not copied: it has findings later.
 *
 * @throws UnreadableValue with the first value whose code throws, and TooManyObjects.
 */
export function copyOfModule(exported: unknown): unknown {
  return new ModuleCopier().copy(exported, []);
}

class ModuleCopier {
  private readonly copies = new Map<object, unknown>();

  copy(value: unknown, path: Path): unknown {
    // Deeper values are not read: they have a finding for their depth.
    if (typeof value !== 'object' || value === null || path.length > maxDepth + 4) return value;
    return this.copies.get(value) ?? this.copyObject(value, path);
  }

  private copyObject(value: object, path: Path): unknown {
    // A proxy can make an object whenever it is read, without an end.
    if (this.copies.size >= maxValues) throw new TooManyObjects();
    const shape = attempt(path, () => shapeOf(value));
    if (shape === undefined) return value;
    this.copies.set(value, shape.copy);
    for (const key of attempt(path, () => Object.keys(value))) {
      const step = Array.isArray(shape.copy) && /^[0-9]+$/.test(key) ? Number(key) : key;
      const child = attempt([...path, step], (): unknown => Reflect.get(value, key));
      // A key can be `__proto__`.
      const descriptor = {
        value: this.copy(child, [...path, step]),
        enumerable: true,
        writable: true,
        configurable: true,
      };
      Object.defineProperty(shape.copy, key, descriptor);
    }
    return shape.copy;
  }
}

/** An empty copy of a list or a map; undefined for what is not plain data. */
function shapeOf(value: object): { readonly copy: object } | undefined {
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    list.length = value.length;
    return { copy: list };
  }
  return isPlainObject(value) ? { copy: {} } : undefined;
}

function attempt<T>(path: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnreadableValue(path, error);
  }
}
