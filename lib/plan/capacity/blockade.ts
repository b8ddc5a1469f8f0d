import type { ResourcesPlan } from '../types/container';
import { type BlockingLoad, blockingLoads, maxNodes } from './blockade-search';
import type { PodGroup } from './packing';
import { podsPerNode, type Room } from './room';

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

/** The maximum number of nodes that all other pods can fill so that one pod of a group fits on none of them. */
export function blockade(groups: readonly PodGroup[], victim: number, node: Room): Blockade {
  const bound = blockadeBound(groups, victim, node);
  const pod = groups[victim];
  if (!pod || bound === 0 || bound === Number.POSITIVE_INFINITY) return { nodes: bound };
  const others = othersOf(groups, victim);
  const sizes = sizesOf(groups, others);
  const loads = blockingLoads(sizes, pod.request, node);
  const found = loads && maxNodes(loads, sizes, bound);
  if (!found) return { nodes: bound };
  return { nodes: found.reduce((sum, { nodes }) => sum + nodes, 0), how: byGroup(found, sizes, others) };
}

/**
 * Upper bound of blocked nodes. On a blocked node one resource has less left than the pod requests; each other pod
 * contributes its share of the amount that is necessary for that.
 */
export function blockadeBound(groups: readonly PodGroup[], victim: number, node: Room): number {
  const pod = groups[victim];
  if (!pod) return 0;
  if (podsPerNode(pod.request, node) < 1) return Number.POSITIVE_INFINITY;
  const others = othersOf(groups, victim).filter(({ pods }) => pods > 0);
  const needs = dimensions(pod.request, node).map(({ room, of }) => ({
    of,
    min: minAbove(room - of(pod.request), others, of),
  }));
  const part = ({ request }: PodGroup) => Math.min(1, Math.max(...needs.map(({ of, min }) => of(request) / min)));
  const sum = others.reduce((total, other) => total + part(other) * other.pods, 0);
  // Rounding errors must not lower the bound.
  return Math.floor(sum * (1 + 1e-12) + 1e-9);
}

/** All pods except the one in question. */
function othersOf(groups: readonly PodGroup[], victim: number): readonly PodGroup[] {
  return groups.map((group, index) => (index === victim ? { ...group, pods: group.pods - 1 } : group));
}

/** One resource that a pod requests, and its amount on a node. */
interface Dimension {
  readonly room: number;
  readonly of: (request: ResourcesPlan) => number;
}

/** All resources that a pod requests. Others cannot block it. */
function dimensions(request: ResourcesPlan, node: Room): readonly Dimension[] {
  const all: readonly Dimension[] = [
    { room: node.pods, of: () => 1 },
    { room: node.cpuMilli, of: ({ cpuMilli }) => cpuMilli },
    { room: node.memoryBytes, of: ({ memoryBytes }) => memoryBytes },
    { room: node.ephemeralBytes, of: ({ ephemeralBytes }) => ephemeralBytes },
    ...Object.keys(request.devices).map((device) => ({
      room: node.devices[device] ?? 0,
      of: ({ devices }: ResourcesPlan) => devices[device] ?? 0,
    })),
  ];
  return all.filter(({ of }) => of(request) > 0);
}

/** The smallest sum of requests above an amount: sums are multiples of the greatest common divisor of all requests. */
function minAbove(amount: number, others: readonly PodGroup[], of: Dimension['of']): number {
  const step = others.reduce((common, { request }) => greatestCommonDivisor(common, of(request)), 0);
  return step === 0 ? Number.POSITIVE_INFINITY : (Math.floor(amount / step) + 1) * step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A pod size, the number of its pods, and their groups. */
interface Size {
  readonly request: ResourcesPlan;
  readonly pods: number;
  readonly groups: readonly number[];
}

function sizesOf(groups: readonly PodGroup[], others: readonly PodGroup[]): readonly Size[] {
  const sizes = new Map<string, Size>();
  for (const [index, { request }] of groups.entries()) {
    const key = JSON.stringify(request);
    const size = sizes.get(key) ?? { request, pods: 0, groups: [] };
    sizes.set(key, { request, pods: size.pods + (others[index]?.pods ?? 0), groups: [...size.groups, index] });
  }
  return [...sizes.values()];
}

/** Loads by size as loads by group. Groups of one size are interchangeable; the first ones are used first. */
function byGroup(
  found: readonly BlockingLoad[],
  sizes: readonly Size[],
  others: readonly PodGroup[],
): readonly LoadedNodes[] {
  const left = others.map(({ pods }) => pods);
  return found.flatMap(({ nodes, load }) => {
    const single = sizes.every(({ groups }, index) => (load[index] ?? 0) === 0 || groups.length === 1);
    const loads = single ? [nodes] : Array.from({ length: nodes }, () => 1);
    return loads.map((count) => ({ nodes: count, load: take(load, count) }));
  });

  function take(load: readonly number[], nodes: number): readonly number[] {
    const taken = others.map(() => 0);
    for (const [index, { groups }] of sizes.entries()) {
      let wanted = load[index] ?? 0;
      for (const group of groups) {
        const count = Math.min(wanted, Math.floor((left[group] ?? 0) / nodes));
        taken[group] = count;
        left[group] = (left[group] ?? 0) - count * nodes;
        wanted -= count;
      }
    }
    return taken;
  }
}
