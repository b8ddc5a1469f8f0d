import type { Cell } from './table';

/** Merges rows with equal cells into one row that lists all names, such as `ranker, recommender`. */
export function mergeRows(
  rows: readonly { readonly name: string; readonly cells: readonly Cell[] }[],
): readonly (readonly Cell[])[] {
  const groups = new Map<string, { readonly names: string[]; readonly cells: readonly Cell[] }>();
  for (const { name, cells } of rows) {
    const key = JSON.stringify(cells);
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { names: [name], cells });
  }
  return [...groups.values()].map(({ names, cells }) => [names.join(', '), ...cells]);
}
