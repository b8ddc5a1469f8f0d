import { auxiliaryPods } from '../facts/auxiliary-pods';
import { isQueued } from '../facts/workload-kinds';
import type { NodePoolPlan } from '../types/node-pool';
import type { Workload } from '../types/workloads';
import { podCounts } from './pod-counts';
import type { PodGroup } from './pod-group';
import { available, podRequest } from './room';
import { podsPerNode } from './scarcest';

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

/**
 * Those of {@link reservedGroups} on a pool whose pods fit on an empty node of it. Pods that fit on no node never run, so they
 * take nothing from others. The rule placement/fits-node reports them.
 */
export function placeableGroups(pool: NodePoolPlan, workloads: readonly Workload[]): readonly PodGroup[] {
  const room = available(pool);
  return reservedGroups(workloads.filter((workload) => workload.pool === pool.name)).filter(
    ({ request }) => podsPerNode(request, room) >= 1,
  );
}
