import { type Cidr, cidrContains, cidrsOverlap, parseCidr } from '../../../units/cidr';
import type { Rule, RuleFinding } from '../rule';

/** A connection excludes the addresses of the node and very large ranges. */
export const networkConnectionSafe: Rule<'training-spec'> = {
  id: 'network/connection-safe',
  scope: 'training-spec',
  waivableBy: 'no-one',
  rationale:
    'The metadata service at 169.254.169.254 returns the credentials of the node, and a large range allows data to leave anywhere.',
  check: ({ path, spec: { connections = [] } }) =>
    connections.flatMap(({ cidr }, index) =>
      findingsOf([...path, 'connections', index, 'cidr'], cidr, parseCidr(cidr)),
    ),
};

/** Source: RFC 3927 and RFC 1122. */
const ofTheNode = [
  [parseCidr('169.254.0.0/16'), 'link-local addresses, where the metadata service returns the credentials of the node'],
  [parseCidr('127.0.0.0/8'), 'loopback addresses'],
] as const;

/** A /8 is the largest private range and the largest allocation. */
const minPrefix = 8;

function findingsOf(path: RuleFinding['path'], value: string, range: Cidr): readonly RuleFinding[] {
  const inside = ofTheNode.find(([node]) => cidrContains(node, range));
  if (inside) {
    return [{ path, problem: `these are ${inside[1]}`, value, fix: 'remove this connection' }];
  }
  if (range.prefix >= minPrefix && !ofTheNode.some(([node]) => cidrsOverlap(node, range))) return [];
  return [
    {
      path,
      problem: `the range has ${2 ** (32 - range.prefix)} addresses and includes addresses of other owners or of the node`,
      value,
      allowed: `a range of at most a /${minPrefix} without 127.0.0.0/8 and 169.254.0.0/16`,
      fix: 'restrict the range to the addresses that the program connects to',
    },
  ];
}
