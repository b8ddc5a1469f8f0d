import { parseCidr } from '../../../units/cidr';
import type { Rule } from '../rule';
import { nodeRange } from '../unsafe-range';

/** A connection excludes the addresses of the node. */
export const networkConnectionSafe: Rule<'training-spec'> = {
  id: 'network/connection-safe',
  scope: 'training-spec',
  waivableBy: 'no-one',
  rationale:
    'The metadata service of a cloud, such as 169.254.169.254, returns the credentials or the configuration of the node.',
  check: ({ path, spec: { connections = [] } }) =>
    connections.flatMap(({ cidr }, index) => {
      const problem = nodeRange(parseCidr(cidr));
      if (problem === undefined) return [];
      return [
        {
          path: [...path, 'connections', index, 'cidr'],
          problem,
          value: cidr,
          fix: 'remove this connection, or restrict the range to the addresses that the program connects to',
        },
      ];
    }),
};
