/**
 * The same value with the keys of all objects sorted by code unit; lists keep their order. Plans contain lists made
 * from records, so this makes them independent of the key order in a file. Undefined values are omitted, as in JSON.
 */
export function sortKeys<T>(value: T): T {
  const sorted: unknown = sort(value);
  return sorted as T;
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (typeof value !== 'object' || value === null) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const child: unknown = Reflect.get(value, key);
    if (child !== undefined) define(sorted, key, sort(child));
  }
  return sorted;
}

/** Plain assignment to `__proto__` sets the prototype instead of a key. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}
