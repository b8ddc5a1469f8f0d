import { zoneNames } from '../../../catalog/regions';
import { zonesInOtherNotation } from '../../facts/zone-notation';
import type { Rule, RuleFinding } from '../rule';
import type { ManagedClusterScope } from '../scopes';

/** The zones of a cluster and its pools are all names or all ids, and the control plane can be in each of the cluster. */
export const clusterZonesUsable: Rule<'managed-cluster'> = {
  id: 'cluster/zones-usable',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A name and an id can mean the same zone, and EKS refuses a cluster with a subnet in a zone without its control plane.',
  check: (scope) => [...mixed(scope), ...inPools(scope), ...withoutControlPlane(scope)],
};

function mixed({ cluster: { provider, region, zones = [] } }: ManagedClusterScope): readonly RuleFinding[] {
  const { isId } = zoneNames(provider, region);
  const ids = isId ? zones.filter(isId) : [];
  if (ids.length === 0 || ids.length === zones.length) return [];
  return [
    {
      path: ['cluster', 'zones'],
      problem: 'some zones are names and some are ids, so two of them can be the same zone',
      value: zones,
      allowed: 'only names, or only ids',
      fix: 'write all zones in one of the two notations',
    },
  ];
}

function inPools({ cluster, plan }: ManagedClusterScope): readonly RuleFinding[] {
  const ofCluster = plan.cluster.zones;
  return Object.entries(cluster.nodePools).flatMap(([name, { zones = [] }]) => {
    const other = zonesInOtherNotation(cluster, ofCluster, zones);
    return zones.flatMap((zone, index) =>
      other.includes(zone)
        ? [
            {
              path: ['cluster', 'nodePools', name, 'zones', index],
              problem: 'this zone is not in the notation of the zones of the cluster, so it can be any of them',
              value: zone,
              allowed: ofCluster,
              fix: 'write the zones of the cluster and of the pool in one notation, only names or only ids',
            },
          ]
        : [],
    );
  });
}

function withoutControlPlane({ cluster, cloud }: ManagedClusterScope): readonly RuleFinding[] {
  const unusable = zoneNames(cluster.provider, cluster.region).withoutControlPlane;
  return (cluster.zones ?? []).flatMap((zone, index) =>
    unusable?.has(zone)
      ? [
          {
            path: ['cluster', 'zones', index],
            problem: `${cloud.title} cannot place its control plane in this zone`,
            value: zone,
            fix: 'choose another zone of the region',
          },
        ]
      : [],
  );
}
