import { auxiliaryPods } from '../facts/auxiliary-pods';
import { isQueued } from '../facts/workload-kinds';
import type { Workload } from '../types/workloads';
import { podCounts } from './pod-counts';
import type { PodGroup } from './pod-group';
import { podRequest } from './room';

/**
 * The pods of each workload with reserved capacity, at maximum scale during a rollout. Queued workloads are left out.
 */
export function reservedGroups(workloads: readonly Workload[]): readonly PodGroup[] {
  return workloads
    .filter((workload) => !isQueued(workload))
    .flatMap((workload) => [
      { name: workload.name, request: podRequest(workload.pod), pods: podCounts(workload).max },
      ...auxiliaryPods(workload).map(({ name, pod }) => ({ name, request: podRequest(pod), pods: 1 })),
    ]);
}
