import { zoneNames } from '../../catalog/regions';
import type { ManagedClusterSpec } from '../../definition/cluster';

/** Zones of a pool that are ids while those of the cluster are names, or the other way round. */
export function zonesInOtherNotation(
  { provider, region }: Pick<ManagedClusterSpec, 'provider' | 'region'>,
  ofCluster: readonly string[],
  ofPool: readonly string[],
): readonly string[] {
  const { isId } = zoneNames(provider, region);
  if (!isId) return [];
  const notations = new Set(ofCluster.map(isId));
  return ofPool.filter((zone) => !notations.has(isId(zone)));
}
