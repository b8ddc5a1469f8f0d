import { blockade, blockadeBound } from './blockade';
import type { PodGroup } from './packing';
import type { Room } from './room';

/**
 * Nodes on which all pods fit, in any order of arrival and for any placement by the scheduler. The scheduler spreads
 * pods over nodes instead of filling one after the other, and never moves a running pod. Infinity if a pod fits on no
 * node.
 * Source: Kubernetes documentation, "Scheduler Configuration", NodeResourcesFit with LeastAllocated, read 2026-11-24.
 */
export function nodesInAnyOrder(groups: readonly PodGroup[], node: Room): number {
  const victims = distinctRequests(groups)
    .map((victim) => ({ victim, bound: blockadeBound(groups, victim, node) }))
    .sort((one, other) => other.bound - one.bound);
  // The bound is cheap and the exact number is not, so groups whose bound is below the maximum are skipped.
  return victims.reduce(
    (max, { victim, bound }) => (bound < max ? max : Math.max(max, blockade(groups, victim, node).nodes + 1)),
    0,
  );
}

/** Whether this number of nodes is sufficient for any order of pods. Cheaper than {@link nodesInAnyOrder}. */
export function holdInAnyOrder(groups: readonly PodGroup[], node: Room, nodes: number): boolean {
  return distinctRequests(groups).every(
    (victim) => blockadeBound(groups, victim, node) < nodes || blockade(groups, victim, node).nodes < nodes,
  );
}

/** One group for each distinct request: equal pods have equal results. */
function distinctRequests(groups: readonly PodGroup[]): readonly number[] {
  const seen = new Set<string>();
  return groups.flatMap(({ request, pods }, index) => {
    const key = JSON.stringify(request);
    if (pods === 0 || seen.has(key)) return [];
    seen.add(key);
    return [index];
  });
}
