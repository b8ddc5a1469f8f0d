import { type Cidr, cidrContains, cidrsOverlap, parseCidr } from '../../../units/cidr';
import type { Rule, RuleFinding } from '../rule';

/** A connection leads neither to the node itself nor to half of the internet. */
export const networkConnectionSafe: Rule<'training-spec'> = {
  id: 'network/connection-safe',
  scope: 'training-spec',
  waivable: false,
  rationale:
    "The cloud's metadata at 169.254.169.254 hands out the rights of the node, and an open range lets data go anywhere.",
  check: ({ path, spec: { connections = [] } }) =>
    connections.flatMap(({ cidr }, index) =>
      findingsOf([...path, 'connections', index, 'cidr'], cidr, parseCidr(cidr)),
    ),
};

/** Source: RFC 3927 and RFC 1122. */
const ofTheNode = [
  [parseCidr('169.254.0.0/16'), 'link-local addresses, at which the cloud hands out the rights of the node'],
  [parseCidr('127.0.0.0/8'), 'addresses of the machine itself'],
] as const;

/** A /8 is the largest range that anybody owns as one, and the largest private one. */
const shortestPrefix = 8;

function findingsOf(path: RuleFinding['path'], value: string, range: Cidr): readonly RuleFinding[] {
  const inside = ofTheNode.find(([node]) => cidrContains(node, range));
  if (inside) {
    return [{ path, problem: `these are ${inside[1]}`, value, fix: 'take this connection away' }];
  }
  if (range.prefix >= shortestPrefix && !ofTheNode.some(([node]) => cidrsOverlap(node, range))) return [];
  return [
    {
      path,
      problem: `this is ${2 ** (32 - range.prefix)} addresses, and most of them are of somebody else`,
      value,
      allowed: `ranges no larger than a /${shortestPrefix} that hold neither 127.0.0.0/8 nor 169.254.0.0/16`,
      fix: 'narrow it to the addresses of what the program connects to',
    },
  ];
}
