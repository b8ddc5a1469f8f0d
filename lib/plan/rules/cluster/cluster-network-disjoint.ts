import { cidrsOverlap, parseCidr } from '../../../units/cidr';
import type { Rule } from '../rule';

/** The network does not overlap the ranges of pods and Services. */
export const clusterNetworkDisjoint: Rule<'managed-cluster'> = {
  id: 'cluster/network-disjoint',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'With overlapping ranges, packets for a node go to a pod or a Service with the same address or are dropped.',
  check: ({ plan, cloud }) => {
    const { network } = plan.cluster;
    if (!network) return [];
    const own = parseCidr(network.cidr);
    const others: readonly (readonly [what: string, cidr: string])[] = [
      ...(cloud.podsHaveOwnRange ? [['pods', network.podCidr] as const] : []),
      ['Services', network.serviceCidr],
    ];
    return others
      .filter(([, cidr]) => cidrsOverlap(own, parseCidr(cidr)))
      .map(([what, cidr]) => ({
        path: ['cluster', 'network', 'cidr'],
        problem: `the range overlaps the range of the ${what}, ${cidr}`,
        value: network.cidr,
        allowed: `a range outside ${cidr}`,
        fix: 'choose another range, such as 10.0.0.0/16',
      }));
  },
};
