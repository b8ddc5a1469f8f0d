import type { ManagedClusterSpec } from '../../../definition/cluster';
import { parseCidr } from '../../../units/cidr';
import type { NetworkBounds } from '../../providers/provider';
import type { ClusterPlan, NetworkPlan } from '../../types/cluster';
import type { Rule, RuleFinding } from '../rule';

/** The network is large enough for its subnets and all nodes, and within the limits of the cloud. */
export const clusterNetworkLargeEnough: Rule<'managed-cluster'> = {
  id: 'cluster/network-large-enough',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale:
    'A range that is too small cannot be divided or runs out of addresses when nodes are added, and it cannot be changed later.',
  check: ({ cluster, cloud, plan }) => {
    const bounds = cloud.networkBounds;
    const { network } = plan.cluster;
    return [
      ...checkRange(cluster, bounds, cloud.title),
      ...checkZones(plan.cluster, bounds),
      ...(network ? checkNodes(network, bounds, nodesOf(plan.cluster), cloud.title) : []),
    ];
  },
};

function checkRange({ network }: ManagedClusterSpec, bounds: NetworkBounds, title: string): readonly RuleFinding[] {
  if (network?.cidr === undefined) return [];
  const { prefix } = parseCidr(network.cidr);
  if (prefix >= bounds.largest && prefix <= bounds.smallest) return [];
  return [
    {
      path: ['cluster', 'network', 'cidr'],
      problem:
        prefix > bounds.smallest
          ? `the range is too small for the subnets on ${title}`
          : `the range is larger than ${title} allows`,
      value: network.cidr,
      allowed: `/${bounds.largest} to /${bounds.smallest}`,
      fix: `choose a ${prefix > bounds.smallest ? 'larger' : 'smaller'} range`,
    },
  ];
}

function checkZones({ zones }: Pick<ClusterPlan, 'zones'>, bounds: NetworkBounds): readonly RuleFinding[] {
  if (bounds.zones === undefined || zones.length <= bounds.zones) return [];
  return [
    {
      path: ['cluster', 'zones'],
      problem: `the network has ranges for ${bounds.zones} zones, and the cluster has ${zones.length}`,
      value: zones.length,
      allowed: `at most ${bounds.zones}`,
      fix: 'remove zones',
    },
  ];
}

function checkNodes(network: NetworkPlan, bounds: NetworkBounds, nodes: number, title: string): readonly RuleFinding[] {
  const addresses = network.nodeCidrs.reduce(
    (sum, cidr) => sum + 2 ** (32 - parseCidr(cidr).prefix) - bounds.reserved,
    0,
  );
  const podRanges =
    bounds.podsOfNode === undefined
      ? Number.POSITIVE_INFINITY
      : 2 ** (bounds.podsOfNode - parseCidr(network.podCidr).prefix);
  return [
    ...(nodes > addresses
      ? [
          {
            path: ['cluster', 'network', 'cidr'],
            problem: `all pools together can have ${nodes} nodes, and the network has addresses for ${addresses}`,
            value: network.cidr,
            fix: 'choose a larger range, or lower nodes.max of the pools',
          },
        ]
      : []),
    ...(nodes > podRanges
      ? [
          {
            path: ['cluster', 'nodePools'],
            problem: `all pools together can have ${nodes} nodes, and the range of the pods on ${title} (${network.podCidr}) is enough for ${podRanges}`,
            value: nodes,
            allowed: `at most ${podRanges} nodes in all pools together`,
            fix: 'lower nodes.max of the pools, and choose larger machines',
          },
        ]
      : []),
  ];
}

function nodesOf({ pools, systemPool }: Pick<ClusterPlan, 'pools' | 'systemPool'>): number {
  return Object.values(pools).reduce((sum, { nodes }) => sum + nodes.max, systemPool?.nodes.max ?? 0);
}
