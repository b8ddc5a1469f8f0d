import type { ClusterPlan } from '../plan/types/cluster';
import { systemPoolOf, workloadPoolsOf } from './plan-parts';

/** A machine type, and the zones in which a pool needs it. */
interface WantedMachine {
  readonly pool: string;
  readonly machine: string;
  /** Empty in a region without zones. */
  readonly zones: readonly string[];
  /** The field of the definition that sets the zones. */
  readonly field: string;
}

function wantedMachines(plan: ClusterPlan): readonly WantedMachine[] {
  const system = systemPoolOf(plan);
  return [system, ...workloadPoolsOf(plan)].map((pool) => ({
    pool: pool.name,
    machine: pool.machineType,
    zones: pool.zones.length > 0 ? pool.zones : plan.zones,
    field: pool === system ? 'cluster.zones' : `cluster.nodePools.${pool.name}.zones`,
  }));
}

/** Machine types of all pools, sorted, without duplicates. */
export function machineTypesOf(plan: ClusterPlan): readonly string[] {
  return [...new Set(wantedMachines(plan).map(({ machine }) => machine))].sort();
}

/** Zones in which a cloud sells a machine type. Undefined if it does not sell it in the region. */
export type SoldIn = (machine: string) => readonly string[] | undefined;

/** Pools that need a machine type in a zone that does not sell it, by the answer of the cloud. */
export function zoneProblems(title: string, plan: ClusterPlan, soldIn: SoldIn): readonly string[] {
  return wantedMachines(plan).flatMap(({ pool, machine, zones, field }) => {
    const sold = soldIn(machine);
    if (sold === undefined || (sold.length === 0 && zones.length > 0)) {
      return [
        `${title} does not sell ${machine} of the node pool ${pool} in ${plan.region} to this account: choose another machine or region`,
      ];
    }
    const missing = zones.filter((zone) => !sold.includes(zone));
    if (missing.length === 0) return [];
    return [
      `${title} does not sell ${machine} of the node pool ${pool} in ${missing.join(', ')}: set ${field} to zones among ${[...sold].sort().join(', ')}, or choose another machine`,
    ];
  });
}
