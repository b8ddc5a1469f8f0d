import { nodesBlocked } from './blockade';
import type { PodGroup } from './pod-group';
import { type PodSize, PodSizes } from './pod-sizes';
import type { Room } from './room';
import { StepLimit } from './step-limit';

/** Steps of the searches for all pods of a pool together: less than a second. After them, upper bounds are used. */
const maxSteps = 1_000_000;

/**
 * Nodes on which all pods fit, in any order of arrival and for any placement by the scheduler. The scheduler spreads
 * pods over nodes instead of filling one after the other, and never moves a running pod. Infinity if a pod fits on no
 * node.
 *
 * It is the minimum if the searches end within their limits, and an upper bound otherwise.
 * Source: Kubernetes documentation, "Scheduler Configuration", NodeResourcesFit with LeastAllocated, read 2026-11-24.
 */
export function nodesInAnyOrder(groups: readonly PodGroup[], node: Room): number {
  return new MostBlocked(new PodSizes(groups, node), -1, Number.POSITIVE_INFINITY).nodes + 1;
}

/** Whether this number of nodes is sufficient for any order of pods. Cheaper than {@link nodesInAnyOrder}. */
export function holdInAnyOrder(groups: readonly PodGroup[], node: Room, nodes: number): boolean {
  return new MostBlocked(new PodSizes(groups, node), nodes - 1, nodes).nodes < nodes;
}

/**
 * The maximum number of nodes on which a pod of some size does not fit. Sizes whose upper bound is below that of another one
 * are skipped together, so that the time grows little faster than the number of sizes.
 */
class MostBlocked {
  private readonly limit = new StepLimit(maxSteps);

  /**
   * @param nodes smaller numbers do not matter
   * @param enough larger numbers do not matter
   */
  constructor(
    private readonly sizes: PodSizes,
    public nodes: number,
    private readonly enough: number,
  ) {
    if (sizes.all.length > 0) this.visit(sizes.all, sizes.boundOfAny(sizes.all));
  }

  private visit(victims: readonly PodSize[], bound: number): void {
    if (bound <= this.nodes || this.nodes >= this.enough) return;
    const [victim, second] = victims;
    if (victim && !second) {
      if (this.sizes.boundOf(victim) > this.nodes) {
        this.nodes = Math.max(this.nodes, nodesBlocked(this.sizes, victim, this.limit));
      }
      return;
    }
    const halves = halvesOf(victims, this.sizes.node).map((half) => ({ half, bound: this.sizes.boundOfAny(half) }));
    for (const { half, bound: own } of halves.sort((a, b) => b.bound - a.bound)) this.visit(half, own);
  }
}

/** Divides sizes at the median of the resource in which they differ most. */
function halvesOf(victims: readonly PodSize[], node: PodSizes['node']): readonly (readonly PodSize[])[] {
  const differences = node.map((room, axis) => {
    const amounts = victims.map(({ request }) => request[axis] ?? 0);
    const range =
      amounts.reduce((max, amount) => Math.max(max, amount), 0) -
      amounts.reduce((min, amount) => Math.min(min, amount));
    return range / Math.max(1, room);
  });
  const axis = differences.indexOf(Math.max(...differences));
  const sorted = [...victims].sort((a, b) => (b.request[axis] ?? 0) - (a.request[axis] ?? 0));
  const half = Math.ceil(sorted.length / 2);
  return [sorted.slice(0, half), sorted.slice(half)];
}
