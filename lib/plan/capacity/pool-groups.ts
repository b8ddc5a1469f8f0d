import type { Workload } from '../types/workloads';
import type { PodGroup } from './packing';
import { peakReplicas } from './peak-replicas';
import { podRequest } from './room';

/** The pods of each service at maximum scale during a rollout. Training jobs are not in it. */
export function serviceGroups(workloads: readonly Workload[]): readonly PodGroup[] {
  return workloads.flatMap((workload) =>
    workload.kind === 'service'
      ? [{ name: workload.name, request: podRequest(workload.pod), pods: peakReplicas(workload) }]
      : [],
  );
}
