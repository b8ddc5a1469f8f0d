import type { Trace } from './trace';

/**
 * The collections that a merge has made. It extends them in place, so that a thousand parts take a thousand times as long as
 * one. The collection before is not used any more.
 */
export class OwnCollections {
  private readonly own = new WeakSet<object>();

  /** A record with further entries. */
  extended(
    record: Readonly<Record<string, unknown>>,
    entries: Iterable<readonly [string, unknown]>,
  ): Readonly<Record<string, unknown>> {
    const result: Record<string, unknown> = this.owned(record, () => ({ ...record }));
    for (const [name, value] of entries) result[name] = value;
    return result;
  }

  /** A list with further items. */
  appended(list: readonly unknown[], items: readonly unknown[]): readonly unknown[] {
    const result: unknown[] = this.owned(list, () => [...list]);
    for (const item of items) result.push(item);
    return result;
  }

  /** A trace with further or other children. */
  traced(trace: Trace, children: Iterable<readonly [string, Trace]>): Trace {
    const result: Map<string, Trace> = this.owned(trace.children, () => new Map(trace.children));
    for (const [key, child] of children) result.set(key, child);
    return { ...trace, children: result };
  }

  private owned<T extends object, U extends T>(collection: T, copy: () => U): U {
    if (this.own.has(collection)) return collection as U;
    const copied = copy();
    this.own.add(copied);
    return copied;
  }
}
