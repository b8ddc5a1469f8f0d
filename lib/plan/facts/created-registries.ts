import type { ClusterPlan } from '../types/cluster';
import type { RegistryPlan } from '../types/registry';

/** The registries and caches that `pulumi up` creates. */
export function createdRegistries({ registries }: Pick<ClusterPlan, 'registries'>): readonly RegistryPlan[] {
  return Object.values(registries).filter(({ cloud }) => cloud);
}
