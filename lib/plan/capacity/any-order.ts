import { blockade, blockadeBound } from './blockade';
import type { PodGroup } from './packing';
import type { Room } from './room';

/**
 * Nodes with which every pod of all groups finds room, in whatever order they come and wherever a scheduler puts them: it
 * spreads pods over nodes rather than filling one after the other, and moves none of them later on. Infinity where a pod
 * fits on no node.
 * Source: Kubernetes documentation, "Scheduler Configuration", NodeResourcesFit with LeastAllocated, read 2026-11-24.
 */
export function nodesInAnyOrder(groups: readonly PodGroup[], node: Room): number {
  const victims = unlike(groups)
    .map((victim) => ({ victim, bound: blockadeBound(groups, victim, node) }))
    .sort((one, other) => other.bound - one.bound);
  // The bound is quickly found and the number is not: whoever cannot need more than others is not looked at.
  return victims.reduce(
    (max, { victim, bound }) => (bound < max ? max : Math.max(max, blockade(groups, victim, node).nodes + 1)),
    0,
  );
}

/** Whether so many nodes are enough in whatever order pods come. It looks no further than it must. */
export function holdInAnyOrder(groups: readonly PodGroup[], node: Room, nodes: number): boolean {
  return unlike(groups).every(
    (victim) => blockadeBound(groups, victim, node) < nodes || blockade(groups, victim, node).nodes < nodes,
  );
}

/** One group of each size of pod: what becomes of one pod becomes of all that ask for the same. */
function unlike(groups: readonly PodGroup[]): readonly number[] {
  const seen = new Set<string>();
  return groups.flatMap(({ request, pods }, index) => {
    const key = JSON.stringify(request);
    if (pods === 0 || seen.has(key)) return [];
    seen.add(key);
    return [index];
  });
}
