import { createHash } from 'node:crypto';
import { canonicalJson } from '../../units/canonical-json';

/** A deterministic GUID for a list of facts, in the format of RFC 9562, version 8. */
export function guidOf(facts: readonly string[]): string {
  const hex = createHash('sha256').update(canonicalJson(facts), 'utf8').digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
