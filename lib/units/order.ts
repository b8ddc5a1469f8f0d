/** Order of texts by code unit, so that it is the same whatever the language of the machine. For `sort`. */
export function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
