/** Messages omit values that are longer, and have the path instead. */
const maxShownLength = 200;

/** Type of a value, in words that fit YAML and TypeScript. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    case 'object':
      return 'a map';
    default:
      return `a ${typeof value}`;
  }
}

/** The value as in a finding. Empty if it is too long. */
export function shown(value: unknown): { readonly value?: unknown } {
  if (typeof value === 'string') {
    return { value: value.length > maxShownLength ? `${value.slice(0, maxShownLength)}…` : value };
  }
  if (value === undefined || (JSON.stringify(value) ?? '').length > maxShownLength) return {};
  return { value };
}
