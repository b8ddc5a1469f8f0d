import { zoneNames } from '../../../catalog/regions';
import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { Path } from '../../../errors';
import { zonesInOtherNotation } from '../../facts/zone-notation';
import type { Cloud } from '../../providers/provider';
import type { Rule, RuleFinding } from '../rule';
import type { ManagedClusterScope } from '../scopes';

/** The zones of the cluster and of its pools are in the region, without duplicates. */
export const clusterZonesOfRegion: Rule<'managed-cluster'> = {
  id: 'cluster/zones-of-region',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'The cloud refuses a zone of another region when it creates the first node there.',
  check: ({ cluster, cloud, plan }) => {
    const pools = Object.entries(cluster.nodePools).flatMap(([name, { zones }]) =>
      zones === undefined
        ? []
        : inPool({ cluster, cloud }, ['cluster', 'nodePools', name, 'zones'], zones, plan.cluster.zones),
    );
    return [...(cluster.zones ? inCluster({ cluster, cloud }, cluster.zones) : []), ...pools];
  },
};

const clusterPath: Path = ['cluster', 'zones'];

type Zoned = Pick<ManagedClusterScope, 'cluster' | 'cloud'>;

function inCluster({ cluster, cloud }: Zoned, zones: readonly string[]): readonly RuleFinding[] {
  return [...unknownZones(cluster, clusterPath, zones), ...duplicates(clusterPath, zones), ...tooFew(cloud, zones)];
}

/** If subnets are zonal, a pool must be in zones of the cluster. Another rule reports a zone in another notation. */
function inPool(
  { cluster, cloud }: Zoned,
  path: Path,
  zones: readonly string[],
  ofCluster: readonly string[],
): readonly RuleFinding[] {
  const unknown = unknownZones(cluster, path, zones);
  if (cloud.networkBounds.zones === undefined || unknown.length > 0) return [...unknown, ...duplicates(path, zones)];
  const other = zonesInOtherNotation(cluster, ofCluster, zones);
  const without = zones.flatMap((zone, index) =>
    ofCluster.includes(zone) || other.includes(zone)
      ? []
      : [
          {
            path: [...path, index],
            problem: 'the cluster has no subnet in this zone',
            value: zone,
            allowed: ofCluster,
            fix: "choose an allowed zone, or add the zone to 'cluster.zones'",
          },
        ],
  );
  return [...without, ...duplicates(path, zones)];
}

function unknownZones(
  { provider, region }: ManagedClusterSpec,
  path: Path,
  zones: readonly string[],
): readonly RuleFinding[] {
  const names = zoneNames(provider, region);
  if (names.allowed.length === 0) {
    return [
      {
        path,
        problem: `${region} has no availability zones`,
        value: zones,
        allowed: [],
        fix: "remove 'zones', or choose another region",
      },
    ];
  }
  return zones.flatMap((zone, index) =>
    names.has(zone)
      ? []
      : [
          {
            path: [...path, index],
            problem: `this is not a zone of ${region}`,
            value: zone,
            allowed: names.allowed,
            fix: "choose a zone of the region, or remove 'zones'",
          },
        ],
  );
}

function duplicates(path: Path, zones: readonly string[]): readonly RuleFinding[] {
  return zones.flatMap((zone, index) =>
    zones.indexOf(zone) === index
      ? []
      : [
          {
            path: [...path, index],
            problem: 'the zone is listed twice',
            value: zone,
            fix: 'remove one of them',
          },
        ],
  );
}

function tooFew({ minZones, title }: Cloud, zones: readonly string[]): readonly RuleFinding[] {
  const count = new Set(zones).size;
  if (count >= minZones) return [];
  return [
    {
      path: clusterPath,
      problem: `${title} requires subnets in ${minZones} zones, and the cluster has ${count}`,
      value: zones,
      allowed: `at least ${minZones}`,
      fix: "add another zone, or remove 'zones'",
    },
  ];
}
