import { type Cidr, cidrContains, cidrsOverlap, parseCidr } from '../../units/cidr';

/** Source: RFC 3927 and RFC 1122. */
const ofTheNode = [
  [parseCidr('169.254.0.0/16'), 'link-local addresses, where the metadata service returns the credentials of the node'],
  [parseCidr('127.0.0.0/8'), 'loopback addresses'],
] as const;

/** A /8 is the largest private range and the largest allocation. */
const minPrefix = 8;

/** What {@link unsafeRange} accepts. */
export const safeRange = `a range of at most a /${minPrefix} without 127.0.0.0/8 and 169.254.0.0/16`;

/** Why pods must not reach a range, or be reached from it. */
interface UnsafeRange {
  /** `node`: all addresses are of the node itself. `large`: it includes addresses of other owners. */
  readonly kind: 'node' | 'large';
  readonly problem: string;
}

/** Undefined if the range excludes the addresses of the node and is not very large. */
export function unsafeRange(range: Cidr): UnsafeRange | undefined {
  const inside = ofTheNode.find(([node]) => cidrContains(node, range));
  if (inside) return { kind: 'node', problem: `these are ${inside[1]}` };
  if (range.prefix >= minPrefix && !ofTheNode.some(([node]) => cidrsOverlap(node, range))) return undefined;
  const addresses = 2 ** (32 - range.prefix);
  return {
    kind: 'large',
    problem: `the range has ${addresses} addresses and includes addresses of other owners or of the node`,
  };
}
