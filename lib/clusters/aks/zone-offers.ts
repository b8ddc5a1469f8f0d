import type { ClusterPlan } from '../../plan/types/cluster';
import { machineTypesOf, zoneProblems } from '../zone-offers';
import { listAll, type ResourceManager } from './resource-manager';

/** One entry of the list of sizes. Source: Azure REST API, "Resource Skus - List", 2026-11. */
interface ResourceSku {
  readonly resourceType: string;
  readonly name: string;
  readonly locationInfo?: readonly { readonly location: string; readonly zones?: readonly string[] }[];
  /** Where the subscription cannot use the size. */
  readonly restrictions?: readonly {
    readonly type: 'Location' | 'Zone';
    readonly restrictionInfo?: { readonly zones?: readonly string[] };
  }[];
}

/** Asks Azure whether the subscription can buy the machine types of all pools in their zones. */
export async function aksZoneProblems(manager: ResourceManager, plan: ClusterPlan): Promise<readonly string[]> {
  const filter = encodeURIComponent(`location eq '${plan.region}'`);
  const skus = await listAll<ResourceSku>(
    manager,
    `providers/Microsoft.Compute/skus?api-version=2021-07-01&$filter=${filter}`,
  );
  const wanted = new Set(machineTypesOf(plan));
  const sizes = new Map(
    skus
      .filter(({ resourceType, name }) => resourceType === 'virtualMachines' && wanted.has(name))
      .map((sku) => [sku.name, zonesOf(sku, plan.region)]),
  );
  return zoneProblems('Azure', plan, (machine) => sizes.get(machine));
}

/** Zones of a size that the subscription can use. Undefined if it can use none of the location. */
function zonesOf({ locationInfo = [], restrictions = [] }: ResourceSku, region: string): readonly string[] | undefined {
  if (restrictions.some(({ type }) => type === 'Location')) return undefined;
  const closed = new Set(restrictions.flatMap(({ restrictionInfo }) => restrictionInfo?.zones ?? []));
  const here = locationInfo.find(({ location }) => location.toLowerCase() === region);
  return (here?.zones ?? []).filter((zone) => !closed.has(zone));
}
