import { type Document, isScalar, type Pair, visit } from 'yaml';

/**
 * Offsets of keys that their map already has, in their order. The check of the parser compares each key with all others, which takes minutes
 * for a map with a hundred thousand keys.
 */
export function repeatedKeys(document: Document): readonly number[] {
  const repeated: number[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items as readonly Pair[]) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) repeated.push(key.range?.[0] ?? 0);
        seen.add(key.value);
      }
    },
  });
  return repeated.sort((one, other) => one - other);
}
