import { isMap } from '../units/values';
import type { FieldChange } from './change';

/**
 * The differences between two JSON values, sorted by path. Lists are compared by the `name` of their members if all
 * names are unique, so that a container added at the front does not change the others; other lists by position.
 */
export function compareFields(old: unknown, now: unknown): readonly FieldChange[] {
  return compare(old, now, '').map((field) => ({ ...field, path: field.path.replace(/^\./, '') }));
}

function compare(old: unknown, now: unknown, path: string): readonly FieldChange[] {
  if (old === now) return [];
  if (old === undefined) return [{ path, new: now }];
  if (now === undefined) return [{ path, old }];
  const [oldMembers, newMembers] = [membersOf(old, now), membersOf(now, old)];
  if (oldMembers === undefined || newMembers === undefined) {
    return [{ path, old, new: now }];
  }
  const keys = [...new Set([...oldMembers.keys(), ...newMembers.keys()])];
  return keys.sort().flatMap((key) => compare(oldMembers.get(key), newMembers.get(key), `${path}${key}`));
}

/** Members by their path step; `undefined` for a scalar, or if both values have different types. */
function membersOf(value: unknown, other: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) return Array.isArray(other) ? listMembers(value, other) : undefined;
  if (!isMap(value) || !isMap(other)) return undefined;
  return new Map(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [step(key), member]),
  );
}

function listMembers(list: readonly unknown[], other: readonly unknown[]): ReadonlyMap<string, unknown> {
  const names = namesOf(list);
  if (names && namesOf(other)) return new Map(list.map((member, index) => [`[${names[index]}]`, member]));
  return new Map(list.map((member, index) => [`[${index}]`, member]));
}

/** The names of all members, if every member has a unique name. */
function namesOf(list: readonly unknown[]): readonly string[] | undefined {
  const names = list.map((member) => (isMap(member) && typeof member.name === 'string' ? member.name : undefined));
  const known = names.filter((name) => name !== undefined);
  return known.length === list.length && new Set(known).size === list.length ? known : undefined;
}

/** A path step. Keys with dots, such as those of labels, are written in brackets. */
function step(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
