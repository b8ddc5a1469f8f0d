import type { Path } from '../../errors';

/** Values longer than this are left out of messages, which name the path anyway. */
const maxShownLength = 200;

/** Whether a value is what YAML calls a mapping and JSON an object. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is, in words that fit YAML and TypeScript alike. */
export function kindOf(value: unknown): string {
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return 'a map';
    default:
      return `a ${typeof value}`;
  }
}

/** The value as a finding carries it; nothing if it is too long to be read. */
export function shown(value: unknown): { readonly value?: unknown } {
  if (typeof value === 'string') {
    return { value: value.length > maxShownLength ? `${value.slice(0, maxShownLength)}…` : value };
  }
  if (value === undefined || (JSON.stringify(value) ?? '').length > maxShownLength) return {};
  return { value };
}

/** What stands under a path, looking at nothing that is inherited. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
