import { type BlockingLoad, blockingLoads, maxNodes } from './blockade-search';
import type { PodGroup } from './pod-group';
import { type PodSize, PodSizes } from './pod-sizes';
import type { Room } from './room';
import { StepLimit } from './step-limit';

/** Nodes on which a pod does not fit because other pods were scheduled first. */
interface Blockade {
  /** Maximum number. Infinity if the pod fits on no empty node. */
  readonly nodes: number;
  /** Pods on each of them. Absent if there are too many combinations; then `nodes` is an upper bound. */
  readonly how?: readonly LoadedNodes[];
}

/** Equal nodes, and the number of pods of each group on each of them, in the order of the groups. */
interface LoadedNodes {
  readonly nodes: number;
  readonly load: readonly number[];
}

/** Steps of each of the two searches for one pod: some milliseconds. */
const maxSteps = 20_000;

/** The maximum number of nodes that all other pods can fill so that one pod of a group fits on none of them. */
export function blockade(groups: readonly PodGroup[], victim: number, node: Room): Blockade {
  const sizes = new PodSizes(groups, node);
  const pod = sizes.all.find((size) => size.groups.includes(victim));
  if (!pod) return { nodes: 0 };
  const found = search(sizes, pod);
  if (typeof found === 'number') return { nodes: found };
  const left = groups.map(({ pods }, index) => (index === victim ? pods - 1 : pods));
  return { nodes: sumOf(found), how: found.flatMap((each) => byGroup(each, sizes.all, left)) };
}

/**
 * The number of nodes of {@link blockade} for a pod of a size. It is exact if the search ends within its limits. Otherwise it
 * is the upper bound, so that pods which are said to fit always do.
 *
 * @param limit for several searches together
 */
export function nodesBlocked(sizes: PodSizes, pod: PodSize, limit?: StepLimit): number {
  const found = search(sizes, pod, limit);
  return typeof found === 'number' ? found : sumOf(found);
}

/** The loads of all blocked nodes. Only their upper bound if there are too many combinations, or none to search. */
function search(sizes: PodSizes, pod: PodSize, limit?: StepLimit): readonly BlockingLoad[] | number {
  const bound = sizes.boundOf(pod);
  if (bound === 0 || bound === Number.POSITIVE_INFINITY) return bound;
  const others = sizes.all.map((size) => (size === pod ? { ...size, pods: size.pods - 1 } : size));
  const loads = blockingLoads(others, pod.request, sizes.node, new StepLimit(maxSteps, limit));
  return (loads && maxNodes(loads, others, bound, new StepLimit(maxSteps, limit))) ?? bound;
}

function sumOf(loads: readonly BlockingLoad[]): number {
  return loads.reduce((sum, { nodes }) => sum + nodes, 0);
}

/** A load by size as loads by group. Groups of one size are interchangeable; the first ones are used first. */
function byGroup({ nodes, load }: BlockingLoad, sizes: readonly PodSize[], left: number[]): readonly LoadedNodes[] {
  const isSingle = load.every(([size]) => sizes[size]?.groups.length === 1);
  const counts = isSingle ? [nodes] : Array.from({ length: nodes }, () => 1);
  return counts.map((count) => {
    const taken = left.map(() => 0);
    for (const [size, pods] of load) {
      let wanted = pods;
      for (const group of sizes[size]?.groups ?? []) {
        const used = Math.min(wanted, Math.floor((left[group] ?? 0) / count));
        taken[group] = used;
        left[group] = (left[group] ?? 0) - used * count;
        wanted -= used;
      }
    }
    return { nodes: count, load: taken };
  });
}
