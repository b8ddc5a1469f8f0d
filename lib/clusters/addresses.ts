import { formatCidr, parseCidr } from '../units/cidr';

/** All addresses of a small range, without a prefix. */
export function addressesOf(cidr: string): string[] {
  const { base, prefix } = parseCidr(cidr);
  return Array.from({ length: 2 ** (32 - prefix) }, (_, index) =>
    formatCidr({ base: base + index, prefix: 32 }).replace('/32', ''),
  );
}
