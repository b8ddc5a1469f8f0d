import { isMap, valueAt } from '../../units/values';

/** Reads JSON of unknown shape. Each function returns an empty result if the value has another shape. */

/** The value at a path of fields. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return valueAt(value, path);
}

/** The items of a list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is a string. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The string fields of a map, such as labels. */
export function texts(value: unknown): Readonly<Record<string, string>> {
  if (!isMap(value)) return {};
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
