import { zoneNames } from '../../../catalog/regions';
import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { Path } from '../../../errors';
import type { Rule, RuleFinding } from '../rule';

/** Source: Amazon EKS User Guide, "VPC and subnet considerations", 2026-11. */
const minZonesOfEks = 2;

/** Every zone of the cluster and of its pools is in its region, and is named once. */
export const clusterZonesOfRegion: Rule<'platform'> = {
  id: 'cluster/zones-of-region',
  scope: 'platform',
  waivable: true,
  rationale: 'A zone that the region does not have is refused by the cloud when its first node is made.',
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
  return [...strangers(cluster, clusterPath, zones), ...twins(clusterPath, zones), ...tooFew(cluster, zones)];
}

/** On EKS a pool is where the cluster has subnets; elsewhere a network spans the region. */
function inPool(
  cluster: ManagedClusterSpec,
  path: Path,
  zones: readonly string[],
  ofCluster: readonly string[],
): readonly RuleFinding[] {
  const unknown = strangers(cluster, path, zones);
  if (cluster.provider !== 'eks' || unknown.length > 0) return [...unknown, ...twins(path, zones)];
  const without = zones.flatMap((zone, index) =>
    ofCluster.includes(zone)
      ? []
      : [
          {
            path: [...path, index],
            problem: 'the cluster has no subnet in this zone',
            value: zone,
            allowed: ofCluster,
            fix: "choose one of these, or name the zone in the cluster's 'zones' too",
          },
        ],
  );
  return [...without, ...twins(path, zones)];
}

function strangers(
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
        fix: "take 'zones' away, or choose another region",
      },
    ];
  }
  return zones.flatMap((zone, index) =>
    names.has(zone)
      ? []
      : [
          {
            path: [...path, index],
            problem: `it is no zone of ${region}`,
            value: zone,
            allowed: names.allowed,
            fix: "write a zone of the region, or take 'zones' away",
          },
        ],
  );
}

function twins(path: Path, zones: readonly string[]): readonly RuleFinding[] {
  return zones.flatMap((zone, index) =>
    zones.indexOf(zone) === index
      ? []
      : [
          {
            path: [...path, index],
            problem: 'the zone is named twice',
            value: zone,
            fix: 'take one of both away',
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
      problem: `EKS wants subnets in ${minZonesOfEks} zones, and there is ${count}`,
      value: zones,
      allowed: `at least ${minZonesOfEks}`,
      fix: "name another zone, or take 'zones' away",
    },
  ];
}
