/** Compares texts by code unit, independent of the locale. For `sort`. */
export function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
