/**
 * What a record has under a name that the user wrote as a reference. `constructor` is such a name, and one to which
 * every object has an answer.
 */
export function lookup<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
