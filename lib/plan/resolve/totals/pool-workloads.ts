import { type PodCounts, podCounts } from '../../capacity/pod-counts';
import { podRequest } from '../../capacity/room';
import type { ResourcesPlan } from '../../types/container';
import type { WorkloadKind } from '../../types/workload';
import type { Workload } from '../../types/workloads';

/** Equal pods of one workload that run on a pool. */
export interface PoolWorkload {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly team?: string;
  readonly pool: string;
  readonly request: ResourcesPlan;
  readonly pods: PodCounts;
}

/** All workloads with the requests and the number of their pods. */
export function poolWorkloads(workloads: readonly Workload[]): readonly PoolWorkload[] {
  return workloads.map((workload) => {
    const { kind, name, team, pool, pod } = workload;
    return {
      kind,
      name,
      ...(team !== undefined && { team }),
      pool,
      request: podRequest(pod),
      pods: podCounts(workload),
    };
  });
}
