/**
 * A string literal of CEL, in which Google Cloud writes conditions of role bindings. CEL has all escapes of JSON.
 * Source: google/cel-spec, doc/langdef.md, "String and Bytes Values", 2026-11.
 */
export function celString(text: string): string {
  return JSON.stringify(text);
}
