import { createHash } from 'node:crypto';
import { notAscii } from './printable';

/** Maximum length of a DNS label. Source: RFC 1123, section 2.1, and RFC 1035, section 2.3.4. */
const maxDnsLabelLength = 63;

const hashDigits = 8;

/** Characters of a DNS label as Kubernetes accepts them (RFC 1123, in lower case). */
const dnsLabelPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Why a name is not a DNS label (RFC 1123, in lower case), as a sentence without its subject; undefined if it is valid.
 *
 * @param maxLength Maximum length in characters, shorter for names that get a suffix. @default 63
 */
export function dnsLabelProblem(name: string, maxLength = maxDnsLabelLength): string | undefined {
  const limit = Math.min(maxLength, maxDnsLabelLength);
  if (name === '') return 'is empty';
  if (name.length > limit) return `is ${name.length} characters long, at most ${limit} are allowed`;
  if (dnsLabelPattern.test(name)) return undefined;
  const foreign = notAscii(name);
  if (foreign !== '') return `has characters other than a-z, 0-9 and -${foreign}`;
  if (/[A-Z]/.test(name)) return 'has upper case letters';
  if (/[^a-z0-9-]/.test(name)) return 'has characters other than a-z, 0-9 and -';
  return 'does not start and end with a letter or digit';
}

/**
 * The first hexadecimal digits of the SHA-256 of a text: stable across runs and machines. For names, not for secrets.
 */
export function shortHash(text: string, digits: number): string {
  if (!Number.isInteger(digits) || digits < 1 || digits > 64) {
    throw new RangeError(`${digits} is not a number of hexadecimal digits of SHA-256 (1 to 64)`);
  }
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, digits);
}

/**
 * Joins parts into one name: `a-b-c`. Always a DNS label of at most `maxLength` characters.
 *
 * Parts that do not form a label (too long together, or with other characters) are sanitized and truncated, and end in
 * 8 digits of a hash of all parts, so that truncated names do not collide. A name that fits has no hash: `['a', 'b']`
 * and `['a-b']` give the same name.
 *
 * @param maxLength Maximum length in characters, from 8; above 63 is 63.
 * @throws RangeError if `maxLength` is too short for the hash.
 */
export function joinName(parts: readonly string[], maxLength: number): string {
  if (!Number.isInteger(maxLength) || maxLength < hashDigits) {
    throw new RangeError(`a name of at most ${maxLength} characters has no room for ${hashDigits} digits of a hash`);
  }
  const limit = Math.min(maxLength, maxDnsLabelLength);
  const joined = parts.join('-');
  if (dnsLabelProblem(joined, limit) === undefined) return joined;
  const hash = shortHash(JSON.stringify(parts), hashDigits);
  const head = joined
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, Math.max(0, limit - hashDigits - 1))
    .replace(/-$/, '');
  return head === '' ? hash : `${head}-${hash}`;
}
