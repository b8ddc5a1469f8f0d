import { parseCidr } from '../../../units/cidr';
import type { Rule } from '../rule';
import { safeRange, unsafeRange } from '../unsafe-range';

/** A connection excludes the addresses of the node and very large ranges. */
export const networkConnectionSafe: Rule<'training-spec'> = {
  id: 'network/connection-safe',
  scope: 'training-spec',
  waivableBy: 'no-one',
  rationale:
    'The metadata service at 169.254.169.254 returns the credentials of the node, and a large range allows data to leave anywhere.',
  check: ({ path, spec: { connections = [] } }) =>
    connections.flatMap(({ cidr }, index) => {
      const unsafe = unsafeRange(parseCidr(cidr));
      if (unsafe === undefined) return [];
      const finding = { path: [...path, 'connections', index, 'cidr'], problem: unsafe.problem, value: cidr };
      return unsafe.kind === 'node'
        ? [{ ...finding, fix: 'remove this connection' }]
        : [
            {
              ...finding,
              allowed: safeRange,
              fix: 'restrict the range to the addresses that the program connects to',
            },
          ];
    }),
};
