import { isSoldInZone, zoneSource, zonesSelling } from '../../../catalog/machine-zones';
import type { MachineType } from '../../../catalog/machines';
import type { NodePoolSpec } from '../../../definition/node-pool';
import type { Cloud } from '../../providers/provider';
import type { NodePoolPlan } from '../../types/node-pool';

/** Where a pool can be. */
interface ZoneContext {
  readonly cloud: Pick<Cloud, 'name' | 'networkBounds'>;
  readonly region: string;
  /** Zones of the cluster. */
  readonly zones: readonly string[];
  /** Whether the definition gives them. */
  readonly zonesGiven: boolean;
}

/**
 * Zones of a pool: the written ones, or those of the cluster that sell its machine type. Nodes with a fabric are in one
 * zone.
 */
export function zonesOf(
  { zones: own, fabric }: Pick<NodePoolSpec, 'zones' | 'fabric'>,
  machine: MachineType,
  context: ZoneContext,
): Pick<NodePoolPlan, 'zones' | 'zoneSource'> {
  const selling = sellingZones(machine, context);
  const zones = own ?? (fabric ? selling.slice(0, 1) : selling);
  return { zones, ...sourceOf(zones, machine, context) };
}

/**
 * Zones of the cluster that sell the machine type. If none does, all zones of the cluster, which a rule reports. If the
 * definition does not give them and a pool can be in all zones of the region, the zones of the region that sell it.
 */
function sellingZones(machine: MachineType, { cloud, region, zones, zonesGiven }: ZoneContext): readonly string[] {
  const selling = zones.filter((zone) => isSoldInZone(cloud.name, region, machine.name, zone) !== false);
  if (selling.length > 0) return selling;
  const anywhere = !zonesGiven && cloud.networkBounds.zones === undefined;
  const elsewhere = anywhere ? zonesSelling(cloud.name, region, machine.name) : [];
  return elsewhere && elsewhere.length > 0 ? elsewhere : zones;
}

/** The source that knows that all zones sell the machine type. */
function sourceOf(zones: readonly string[], machine: MachineType, { cloud, region }: ZoneContext) {
  const source = zoneSource(cloud.name);
  const known = zones.length > 0 && zones.every((zone) => isSoldInZone(cloud.name, region, machine.name, zone));
  return source && known ? { zoneSource: `${source.from}, ${source.date}` } : {};
}
