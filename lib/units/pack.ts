/**
 * Divides items into as few groups as their order allows, so that each group fits. An item that does not fit alone is a
 * group, which a rule reports.
 */
export function pack<T>(items: readonly T[], fits: (group: readonly T[]) => boolean): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && fits([...last, item])) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
