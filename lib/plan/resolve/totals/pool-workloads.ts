import { type PodCounts, podCounts } from '../../capacity/pod-counts';
import { podRequest } from '../../capacity/room';
import { auxiliaryPods } from '../../facts/auxiliary-pods';
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
  return workloads.flatMap((workload) => {
    const { kind, team, pool } = workload;
    const common = { kind, ...(team !== undefined && { team }), pool };
    return [
      { ...common, name: workload.name, request: podRequest(workload.pod), pods: podCounts(workload) },
      ...auxiliaryPods(workload).map(({ name, pod }) => ({
        ...{ ...common, name, request: podRequest(pod) },
        pods: { min: 0, max: 1 },
      })),
    ];
  });
}
