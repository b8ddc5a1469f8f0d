/**
 * The same value with the keys of all its objects in the order of code units, and lists as they are. A plan has lists
 * that are made from records; they must not depend on the order in which somebody wrote a file. Keys without a value
 * are left out, as in JSON.
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

/** Somebody may have called a key `__proto__`, which an assignment would not make a key. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}
