import type { Path, Place } from '../errors';
import { isMap, valueAt } from '../units/values';
import type { DefinitionSource } from './source';
import { childTrace, type Traced } from './trace';

/** How many entries of a map or list one file has. */
export interface EntrySource {
  readonly count: number;
  readonly place: Place;
}

/**
 * The files whose entries a merged map or list has, those with the most entries first. Empty if all are from one source, or if a
 * source has no position.
 */
export function entrySources({ value, trace }: Traced, path: Path): readonly EntrySource[] {
  const collection = valueAt(value, path);
  const merged = path.reduce(childTrace, trace);
  if (merged.children.size === 0 || !(Array.isArray(collection) || isMap(collection))) return [];
  const counts = new Map<DefinitionSource, { count: number; readonly first: Path }>();
  for (const key of Object.keys(collection)) {
    // Of a list, a source has indices of its own.
    const { source, path: at } = childTrace(merged, Array.isArray(collection) ? Number(key) : key);
    const known = counts.get(source);
    if (known === undefined) counts.set(source, { count: 1, first: at.slice(0, -1) });
    else known.count += 1;
  }
  const found = [...counts].flatMap(([source, { count, first }]) => {
    const place = source.locate?.(first);
    return place === undefined ? [] : [{ count, place }];
  });
  return found.length < counts.size ? [] : [...found].sort((a, b) => b.count - a.count);
}
