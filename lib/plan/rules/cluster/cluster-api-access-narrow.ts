import { parseCidr } from '../../../units/cidr';
import type { Rule } from '../rule';
import { safeRange, unsafeRange } from '../unsafe-range';

/** The Kubernetes API is open to known ranges only. */
export const clusterApiAccessNarrow: Rule<'managed-cluster'> = {
  id: 'cluster/api-access-narrow',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A Kubernetes API that the whole internet reaches is one leaked credential or one vulnerability from its loss.',
  check: ({ cluster: { network } }) =>
    (network?.apiAccess ?? []).flatMap((cidr, index) => {
      const unsafe = unsafeRange(parseCidr(cidr));
      if (unsafe === undefined) return [];
      return [
        {
          path: ['cluster', 'network', 'apiAccess', index],
          problem: unsafe.problem,
          value: cidr,
          allowed: safeRange,
          fix: 'write the ranges of your offices, VPN or CI, such as the /32 of one address',
        },
      ];
    }),
};
