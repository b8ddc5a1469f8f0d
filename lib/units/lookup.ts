/**
 * The own property of a record under a user-written name. A plain index would also find inherited properties such as
 * `constructor`.
 */
export function lookup<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
