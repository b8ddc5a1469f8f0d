/** Reason why an operation has no effect: its path does not exist, or the value is already set. */
export class PointerError extends Error {
  constructor(
    readonly reason: 'no-path' | 'no-change',
    readonly pointer: string,
    /** Allowed keys or the range of indices at the place where the path ends. */
    readonly allowed: readonly string[] | string,
  ) {
    super(`${reason} ${pointer}`);
    this.name = 'PointerError';
  }
}

/** One change at a JSON pointer (RFC 6901), for example `/spec/template/spec/containers/0/env`. */
export type PointerOperation =
  | {
      readonly op: 'set';
      /** The parent must exist. In a list, an existing index is replaced, and `-` appends. */
      readonly path: string;
      readonly value: unknown;
    }
  | { readonly op: 'remove'; readonly path: string };

type Container = Record<string, unknown> | unknown[];

/**
 * Applies an operation to a value in place.
 *
 * @throws PointerError
 */
export function applyOperation(root: object, operation: PointerOperation): void {
  const keys = parsePointer(operation.path);
  const last = keys.pop() ?? '';
  let parent = asContainer(root, operation.path);
  for (const key of keys) parent = asContainer(memberOf(parent, key, operation.path), operation.path);
  if (operation.op === 'remove') remove(parent, last, operation.path);
  else set(parent, last, operation.value, operation.path);
}

function parsePointer(pointer: string): string[] {
  if (!pointer.startsWith('/')) throw new PointerError('no-path', pointer, 'a path that starts with a slash');
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function asContainer(value: unknown, pointer: string): Container {
  if (typeof value === 'object' && value !== null) return value as Container;
  throw new PointerError('no-path', pointer, `nothing below ${JSON.stringify(value)}`);
}

function memberOf(parent: Container, key: string, pointer: string): unknown {
  if (!has(parent, key)) throw new PointerError('no-path', pointer, namesOf(parent));
  return Array.isArray(parent) ? parent[Number(key)] : parent[key];
}

function has(parent: Container, key: string): boolean {
  return Array.isArray(parent) ? /^(0|[1-9]\d*)$/.test(key) && Number(key) < parent.length : Object.hasOwn(parent, key);
}

function namesOf(parent: Container): readonly string[] | string {
  if (!Array.isArray(parent)) return Object.keys(parent).sort();
  return parent.length === 0 ? 'none, the list is empty' : `0 to ${parent.length - 1}`;
}

function remove(parent: Container, key: string, pointer: string): void {
  memberOf(parent, key, pointer);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function set(parent: Container, key: string, value: unknown, pointer: string): void {
  if (Array.isArray(parent) && key === '-') {
    parent.push(value);
    return;
  }
  if (Array.isArray(parent)) memberOf(parent, key, pointer);
  if (has(parent, key) && sameJson(memberOf(parent, key, pointer), value)) {
    throw new PointerError('no-change', pointer, 'another value');
  }
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else Object.defineProperty(parent, key, { value, configurable: true, enumerable: true, writable: true });
}

/** Whether two JSON values are equal, regardless of the order of keys. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(Reflect.get(one, key), Reflect.get(other, key)))
  );
}
