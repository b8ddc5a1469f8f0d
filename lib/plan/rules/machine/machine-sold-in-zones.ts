import { isSoldInZone, zonesSelling } from '../../../catalog/machine-zones';
import { lookup } from '../../../units/lookup';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { ManagedClusterScope } from '../scopes';

/** The zones of a pool sell its machine type, as far as the catalog knows them. */
export const machineSoldInZones: Rule<'managed-cluster'> = {
  id: 'machine/sold-in-zones',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'Clouds sell machines with GPUs in some zones of a region only: in the others the node pool fails, or never gets a node.',
  check: (scope) => Object.values(scope.plan.cluster.pools).flatMap((pool) => inPool(scope, pool)),
};

/** Zones without those that sell the machine. If the definition gives none, they are the zones of the cluster. */
function inPool(scope: ManagedClusterScope, pool: NodePoolPlan): readonly RuleFinding[] {
  const { region, nodePools } = scope.cluster;
  const unsold = pool.zones
    .map((zone, index) => ({ zone, index }))
    .filter(({ zone }) => isSoldInZone(scope.cloud.name, region, pool.machineType, zone) === false);
  if (unsold.length === 0) return [];
  if (lookup(nodePools, pool.name)?.zones === undefined) {
    return [
      {
        ...finding(scope, pool, 'a zone of the cluster'),
        path: ['cluster', 'zones'],
        value: pool.zones,
        fix: zoneFix(scope, false),
      },
    ];
  }
  return unsold.map(({ zone, index }) => ({
    ...finding(scope, pool, zone),
    path: ['cluster', 'nodePools', pool.name, 'zones', index],
    value: zone,
    fix: zoneFix(scope, true),
  }));
}

function finding({ cluster, cloud }: ManagedClusterScope, { name, machineType }: NodePoolPlan, place: string) {
  return {
    problem: `${cloud.title} does not sell ${machineType} of the node pool ${name} in ${place} according to the catalog`,
    allowed: zonesSelling(cloud.name, cluster.region, machineType) ?? [],
  };
}

/** Only a pool whose subnets are those of the cluster must be in the zones of the cluster. */
function zoneFix({ cloud }: ManagedClusterScope, ofPool: boolean): string {
  if (cloud.networkBounds.zones !== undefined) {
    return "choose an allowed zone and add it to 'cluster.zones', or another machine";
  }
  const zone = ofPool ? 'an allowed zone' : "an allowed zone for 'cluster.zones' or for 'zones' of the pool";
  return `choose ${zone}, or another machine`;
}
