import { zoneNames } from '../../catalog/regions';
import type { ManagedClusterSpec } from '../../definition/cluster';
import type { Rule, RuleFinding } from '../rule';

/** Source: Amazon EKS User Guide, "VPC and subnet considerations", 2026-11. */
const fewestOfEks = 2;

/** Every zone of the cluster is in its region, and is named once. */
export const zonesOfRegion: Rule = {
  id: 'cluster/zones-of-region',
  explain: 'A zone that the region does not have is refused by the cloud when its first node is made.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider === 'existing' || cluster.zones === undefined) return [];
    return [...strangers(cluster, cluster.zones), ...twins(cluster.zones), ...tooFew(cluster, cluster.zones)];
  },
};

function strangers({ provider, region }: ManagedClusterSpec, zones: readonly string[]): readonly RuleFinding[] {
  const names = zoneNames(provider, region);
  if (names.allowed.length === 0) {
    return [
      {
        path: ['cluster', 'zones'],
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
            path: ['cluster', 'zones', index],
            problem: `it is no zone of ${region}`,
            value: zone,
            allowed: names.allowed,
            fix: "write a zone of the region, or take 'zones' away",
          },
        ],
  );
}

function twins(zones: readonly string[]): readonly RuleFinding[] {
  return zones.flatMap((zone, index) =>
    zones.indexOf(zone) === index
      ? []
      : [
          {
            path: ['cluster', 'zones', index],
            problem: 'the zone is named twice',
            value: zone,
            fix: 'take one of both away',
          },
        ],
  );
}

function tooFew({ provider }: ManagedClusterSpec, zones: readonly string[]): readonly RuleFinding[] {
  const count = new Set(zones).size;
  if (provider !== 'eks' || count >= fewestOfEks) return [];
  return [
    {
      path: ['cluster', 'zones'],
      problem: `EKS wants subnets in ${fewestOfEks} zones, and there is ${count}`,
      value: zones,
      allowed: `at least ${fewestOfEks}`,
      fix: "name another zone, or take 'zones' away",
    },
  ];
}
