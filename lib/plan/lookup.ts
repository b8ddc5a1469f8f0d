/**
 * What a record has under a name that the user wrote. `constructor` is a name that a team may have, and one that
 * every object answers to.
 */
export function lookup<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
