import type { Path } from '../../errors';
import { maskedAddress, maskedPath, maskedUrls, maskedWebhook } from '../../units/masked';
import { isMap } from '../../units/values';

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

/** Fields with an address, in which a user, query or fragment can be a secret. */
const addressFields: ReadonlySet<unknown> = new Set(['repository', 'endpoint', 'issuer', 'jwksUri', 'address']);

/**
 * The value of a path as in a finding. Empty if it is too long. Findings are printed in logs, so that parts of addresses that
 * can be secrets are masked.
 */
export function shown(value: unknown, path: Path = []): { readonly value?: unknown } {
  const safe = masked(path, value);
  if (typeof safe === 'string') {
    return { value: safe.length > maxShownLength ? `${safe.slice(0, maxShownLength)}…` : safe };
  }
  if (safe === undefined || (JSON.stringify(safe) ?? '').length > maxShownLength) return {};
  return { value: safe };
}

/** Whether a finding shows only parts of a value. */
export function isMasked(path: Path, value: unknown): boolean {
  return typeof value === 'string' && masked(path, value) !== value;
}

function masked(path: Path, value: unknown): unknown {
  if (typeof value === 'string') return maskedText(path, value);
  if (Array.isArray(value)) return value.map((entry: unknown) => masked(path, entry));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, masked([...path, key], entry)]));
}

function maskedText(path: Path, text: string): string {
  if (path[0] === 'alerts' || (path[0] === 'monitoring' && path[1] === 'alerts')) return maskedWebhook(text);
  if (path.at(-1) === 'path' && path.at(-2) === 'request') return maskedPath(text);
  return addressFields.has(path.at(-1)) ? maskedAddress(text) : maskedUrls(text);
}
