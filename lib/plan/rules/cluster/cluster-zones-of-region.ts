import { zoneNames } from '../../../catalog/regions';
import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { Path } from '../../../errors';
import type { Rule, RuleFinding } from '../rule';

/** Source: Amazon EKS User Guide, "VPC and subnet considerations", 2026-11. */
const minZonesOfEks = 2;

/** The zones of the cluster and of its pools are in the region, without duplicates. */
export const clusterZonesOfRegion: Rule<'platform'> = {
  id: 'cluster/zones-of-region',
  scope: 'platform',
  waivable: true,
  rationale: 'The cloud refuses a zone of another region when it creates the first node there.',
  check: ({ definition: { cluster }, plan }) => {
    if (cluster.provider === 'existing') return [];
    const pools = Object.entries(cluster.nodePools).flatMap(([name, { zones }]) =>
      zones === undefined ? [] : inPool(cluster, ['cluster', 'nodePools', name, 'zones'], zones, plan.cluster.zones),
    );
    return [...(cluster.zones ? inCluster(cluster, cluster.zones) : []), ...pools];
  },
};

const clusterPath: Path = ['cluster', 'zones'];

function inCluster(cluster: ManagedClusterSpec, zones: readonly string[]): readonly RuleFinding[] {
  return [...unknownZones(cluster, clusterPath, zones), ...duplicates(clusterPath, zones), ...tooFew(cluster, zones)];
}

/** On EKS a pool needs subnets of the cluster in its zones; in other clouds a network spans the region. */
function inPool(
  cluster: ManagedClusterSpec,
  path: Path,
  zones: readonly string[],
  ofCluster: readonly string[],
): readonly RuleFinding[] {
  const unknown = unknownZones(cluster, path, zones);
  if (cluster.provider !== 'eks' || unknown.length > 0) return [...unknown, ...duplicates(path, zones)];
  const without = zones.flatMap((zone, index) =>
    ofCluster.includes(zone)
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

function tooFew({ provider }: ManagedClusterSpec, zones: readonly string[]): readonly RuleFinding[] {
  const count = new Set(zones).size;
  if (provider !== 'eks' || count >= minZonesOfEks) return [];
  return [
    {
      path: clusterPath,
      problem: `EKS requires subnets in ${minZonesOfEks} zones, and the cluster has ${count}`,
      value: zones,
      allowed: `at least ${minZonesOfEks}`,
      fix: "add another zone, or remove 'zones'",
    },
  ];
}
