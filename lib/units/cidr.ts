import { quote, UnitError } from './unit-error';

/** An IPv4 network. */
export interface Cidr {
  /** The first address as a number, 0 to 2^32 - 1; a multiple of the network's size. */
  readonly base: number;
  /** Bits of the network, 0 to 32. */
  readonly prefix: number;
}

const addressBits = 32;
const allowedText = "an IPv4 network, such as '10.0.0.0/16'";

/** Octets have no leading zeros, because some programs read those as octal. */
const cidrPattern =
  /^(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\/(0|[1-9][0-9]?)$/;

/** Number of addresses in a network of this prefix. Not a bit shift, because those are signed 32-bit operations. */
function size(prefix: number): number {
  return 2 ** (addressBits - prefix);
}

/**
 * Parses an IPv4 network in CIDR notation. The bits after the prefix must be zero: `10.0.0.1/16` is rejected, because
 * clouds either reject it or silently use a different network.
 *
 * @throws UnitError
 */
export function parseCidr(text: string): Cidr {
  const match = cidrPattern.exec(text);
  if (!match) {
    const problem = text.includes(':') ? 'is IPv6, which is not supported' : 'is not a network in CIDR notation';
    throw new UnitError(`${quote(text)} ${problem}`, allowedText);
  }
  const numbers = match.slice(1).map(Number);
  const octets = numbers.slice(0, 4);
  const prefix = numbers[4] ?? addressBits;
  if (octets.some((octet) => octet > 255)) throw new UnitError(`${quote(text)} has a number above 255`, allowedText);
  if (prefix > addressBits) throw new UnitError(`${quote(text)} has a prefix above ${addressBits}`, allowedText);
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const base = address - (address % size(prefix));
  if (base !== address) {
    throw new UnitError(
      `${quote(text)} has bits set after its prefix`,
      `'${formatCidr({ base, prefix })}', or '${formatCidr({ base: address, prefix: addressBits })}' for one address`,
    );
  }
  return { base, prefix };
}

/** A network in CIDR notation: `10.0.0.0/16`. */
export function formatCidr(cidr: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(cidr.base / 2 ** shift) % 256);
  return `${octets.join('.')}/${cidr.prefix}`;
}

/** Whether every address of `inner` is in `outer`. A network contains itself. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && inner.base >= outer.base && inner.base < outer.base + size(outer.prefix);
}

/** Whether two networks share an address. Networks that overlap are always nested. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrContains(a, b) || cidrContains(b, a);
}

/**
 * The network of the given prefix at a position in its parent, counting from 0: the second /24 of
 * `10.0.0.0/16` is `10.0.1.0/24`.
 *
 * @throws UnitError if the parent has no such network.
 */
export function subnet(parent: Cidr, prefix: number, index: number): Cidr {
  if (!Number.isInteger(prefix) || prefix < parent.prefix || prefix > addressBits) {
    throw new UnitError(
      `${formatCidr(parent)} has no networks of prefix ${prefix}`,
      `prefixes from ${parent.prefix} to ${addressBits}`,
    );
  }
  const count = 2 ** (prefix - parent.prefix);
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new UnitError(`${formatCidr(parent)} has no /${prefix} at position ${index}`, `positions 0 to ${count - 1}`);
  }
  return { base: parent.base + index * size(prefix), prefix };
}
