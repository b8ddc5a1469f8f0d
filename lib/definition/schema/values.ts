/** Values longer than this are left out of messages, which name the path anyway. */
const maxShownLength = 200;

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
