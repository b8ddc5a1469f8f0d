import type { CloudProvider } from './cloud-providers';
import { eksMachineZones } from './machine-zones-eks';
import { gkeMachineZones } from './machine-zones-gke';
import type { Source } from './source';
import type { ZoneRow, ZoneTable } from './zone-table';

// Azure numbers zones by subscription, so no public source can have them.
const tables: ReadonlyMap<CloudProvider, ZoneTable> = new Map([
  ['eks', eksMachineZones],
  ['gke', gkeMachineZones],
]);

const rowsByMachine = new Map(
  [...tables].map(([provider, { rows }]) => [
    provider,
    new Map(rows.flatMap(({ machines, zones }) => machines.map((machine) => [machine, zones] as const))),
  ]),
);

function rowOf(provider: CloudProvider, machine: string): ZoneRow['zones'] | undefined {
  return rowsByMachine.get(provider)?.get(machine);
}

/** Source of the zones of a cloud. Undefined if no public source has them. */
export function zoneSource(provider: CloudProvider): Source | undefined {
  return tables.get(provider)?.source;
}

/** Regions that sell a machine type, sorted. Undefined if no source has its zones. */
export function regionsSelling(provider: CloudProvider, machine: string): readonly string[] | undefined {
  const row = rowOf(provider, machine);
  return row && Object.keys(row).sort();
}

/**
 * Zones of a region that sell a machine type. On AWS they are ids such as `use1-az4`. Undefined if no source has the
 * zones of the machine type.
 */
export function zonesSelling(provider: CloudProvider, region: string, machine: string): readonly string[] | undefined {
  const row = rowOf(provider, machine);
  const name = tables.get(provider)?.zone;
  if (!row || !name) return undefined;
  return [...(Object.hasOwn(row, region) ? (row[region] ?? '') : '')].map((character) => name(region, character));
}

/**
 * Whether a zone sells a machine type. Undefined if no source has it in this region, and for a zone in another
 * notation: a zone name of AWS, whose letter means another zone in each account.
 */
export function isSoldInZone(
  provider: CloudProvider,
  region: string,
  machine: string,
  zone: string,
): boolean | undefined {
  if (!tables.get(provider)?.isNotation(region, zone)) return undefined;
  const selling = zonesSelling(provider, region, machine) ?? [];
  return selling.length === 0 ? undefined : selling.includes(zone);
}
