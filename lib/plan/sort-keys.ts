/**
 * The same value with the keys of all its objects in the order of code units, and lists as they are. A plan has lists
 * that are made from records; they must not depend on the order in which somebody wrote a file.
 */
export function sortKeys<T>(value: T): T {
  const sorted: unknown = sort(value);
  return sorted as T;
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, sort(child)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
