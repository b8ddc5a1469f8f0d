import { type Cidr, cidrContains, cidrsOverlap, formatCidr, parseCidr } from '../../units/cidr';
import { metadataRanges } from '../facts/metadata-addresses';

/** Loopback addresses. Source: RFC 1122. */
const ofTheNode = [...metadataRanges, { cidr: '127.0.0.0/8', what: 'loopback addresses' }].map(({ cidr, what }) => ({
  range: parseCidr(cidr),
  what,
}));

/** Addresses that the internet does not route, so that they belong to networks of the user. Sources: RFC 1918 and RFC 6598. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(parseCidr);

/** A /16 is the largest block that most owners of public addresses have. */
const minPublicPrefix = 16;

/** As many addresses as two ranges of {@link minPublicPrefix}: the largest block of a storage service of a cloud is a /15. */
const maxPublicAddresses = 2 * 2 ** (32 - minPublicPrefix);

/** What {@link largeRange} accepts. */
export const narrowRange = `a private range, or at most a /${minPublicPrefix} of public addresses`;

/** What {@link unsafeRange} accepts. */
export const safeRange = `${narrowRange}, without ${ofTheNode.map(({ range }) => formatCidr(range)).join(', ')}`;

/** What {@link tooManyPublic} accepts. */
export const fewPublic = `at most ${maxPublicAddresses} public addresses in all ranges together`;

/** Why pods must not reach a range, or be reached from it: it includes addresses of the node itself. */
export function nodeRange(range: Cidr): string | undefined {
  const found = ofTheNode.find(({ range: node }) => cidrsOverlap(node, range));
  if (!found) return undefined;
  return cidrContains(found.range, range)
    ? `these are ${found.what}`
    : `the range includes ${formatCidr(found.range)}: ${found.what}`;
}

/** Why a range is too large: it includes public addresses of other owners. */
export function largeRange(range: Cidr): string | undefined {
  if (isPrivate(range) || range.prefix >= minPublicPrefix) return undefined;
  return `the range has ${sizeOf(range)} addresses and includes public addresses of other owners`;
}

/** The first problem of a range: {@link nodeRange} or {@link largeRange}. */
export function unsafeRange(range: Cidr): string | undefined {
  return largeRange(range) ?? nodeRange(range);
}

/**
 * How many public addresses the ranges have together, if these are too many. Ranges with a finding of their own do not count,
 * and an address in several ranges counts once.
 */
export function tooManyPublic(ranges: readonly Cidr[]): number | undefined {
  const counted = ranges.filter((range) => !isPrivate(range) && !largeRange(range));
  const distinct = counted.filter(
    (range, index) =>
      !counted.some(
        (other, at) => at !== index && cidrContains(other, range) && (other.prefix < range.prefix || at < index),
      ),
  );
  const sum = distinct.reduce((total, range) => total + sizeOf(range), 0);
  return sum > maxPublicAddresses ? sum : undefined;
}

/** Whether a range has addresses that the internet does not route. */
export function overlapsPrivate(range: Cidr): boolean {
  return privateRanges.some((each) => cidrsOverlap(each, range));
}

function isPrivate(range: Cidr): boolean {
  return privateRanges.some((each) => cidrContains(each, range));
}

function sizeOf({ prefix }: Cidr): number {
  return 2 ** (32 - prefix);
}
