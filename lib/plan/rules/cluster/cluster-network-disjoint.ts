import { cidrsOverlap, parseCidr } from '../../../units/cidr';
import type { Rule } from '../rule';

/** The network has no address in common with the ranges of pods and Services. */
export const clusterNetworkDisjoint: Rule<'platform'> = {
  id: 'cluster/network-disjoint',
  scope: 'platform',
  waivable: true,
  rationale: 'Where two ranges overlap, packets for a node go to a pod or a Service of the same address, or nowhere.',
  check: ({ plan: { cluster } }) => {
    const { network, provider } = cluster;
    if (!network) return [];
    const own = parseCidr(network.cidr);
    const others: readonly (readonly [what: string, cidr: string])[] = [
      // On EKS pods have addresses of the network itself.
      ...(provider === 'eks' ? [] : [['pods', network.podCidr] as const]),
      ['Services', network.serviceCidr],
    ];
    return others
      .filter(([, cidr]) => cidrsOverlap(own, parseCidr(cidr)))
      .map(([what, cidr]) => ({
        path: ['cluster', 'network', 'cidr'],
        problem: `the range has addresses in common with that of the ${what}, ${cidr}`,
        value: network.cidr,
        allowed: `a range apart from ${cidr}`,
        fix: 'choose another range, such as 10.0.0.0/16',
      }));
  },
};
