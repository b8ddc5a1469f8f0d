import { prefixesAbove } from '../../units/folders';
import { byCodeUnit } from '../../units/order';

/** Prefixes of folders, which end with a slash, in a form that finds the folders above and below one without comparing all. */
export class PrefixIndex<T extends { readonly prefix: string }> {
  private readonly sorted: readonly Ranked<T>[];
  private readonly byPrefix = new Map<string, Ranked<T>[]>();

  constructor(items: readonly T[]) {
    const ranked = items.map((item, rank) => ({ item, rank }));
    this.sorted = ranked.sort((one, other) => byCodeUnit(one.item.prefix, other.item.prefix) || one.rank - other.rank);
    for (const each of this.sorted) {
      const same = this.byPrefix.get(each.item.prefix);
      if (same) same.push(each);
      else this.byPrefix.set(each.item.prefix, [each]);
    }
  }

  /** The first item that fits, in the given order, among those whose folder is this one, above it, or below it. */
  find(prefix: string, fits: (item: T) => boolean): T | undefined {
    let first: Ranked<T> | undefined;
    for (const each of this.overlapping(prefix)) {
      if ((first === undefined || each.rank < first.rank) && fits(each.item)) first = each;
    }
    return first?.item;
  }

  private *overlapping(prefix: string): Generator<Ranked<T>> {
    for (const above of prefixesAbove(prefix)) yield* this.byPrefix.get(above) ?? [];
    for (let index = this.start(prefix); this.sorted[index]?.item.prefix.startsWith(prefix); index++) {
      const each = this.sorted[index];
      if (each) yield each;
    }
  }

  /** Index of the first item whose prefix is not before this one. */
  private start(prefix: string): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byCodeUnit(this.sorted[middle]?.item.prefix ?? '', prefix) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Ranked<T> {
  readonly item: T;
  readonly rank: number;
}
