import type { ModelServicePlan } from '../types/service';
import type { PodGroup } from './packing';
import { peakReplicas } from './peak-replicas';
import { podRequest } from './room';

/** The pods of all services of a pool, a group for each, when each has as many replicas as it may and rolls out. */
export function serviceGroups(services: Readonly<Record<string, ModelServicePlan>>, pool: string): readonly PodGroup[] {
  return Object.values(services)
    .filter((service) => service.pool === pool)
    .map((service) => ({ name: service.name, request: podRequest(service.pod), pods: peakReplicas(service) }));
}
