import type { FieldChange } from './change';

/**
 * Where two JSON values differ, in the order of paths. Lists whose members all have a name of their own are compared
 * by it, so that a container that is added first does not change all others; other lists by position.
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

/** Members by the step that leads to them; nothing for a value that has none or is of another kind than the other. */
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

/** The names of all members, where each has one and no two the same. */
function namesOf(list: readonly unknown[]): readonly string[] | undefined {
  const names = list.map((member) => (isMap(member) && typeof member.name === 'string' ? member.name : undefined));
  const known = names.filter((name) => name !== undefined);
  return known.length === list.length && new Set(known).size === list.length ? known : undefined;
}

/** Keys with dots, as labels have them, stand in brackets. */
function step(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
