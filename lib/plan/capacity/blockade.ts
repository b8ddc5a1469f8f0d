import type { ResourcesPlan } from '../types/container';
import { type BlockingLoad, blockingLoads, maxNodes } from './blockade-search';
import type { PodGroup } from './packing';
import { podsPerNode, type Room } from './room';

/** Nodes on which one more pod finds no room, because others came first. */
interface Blockade {
  /** The most that there can be; infinity where the pod fits on no empty node. */
  readonly nodes: number;
  /** What is on each of them then. Absent where there are too many ways to look at, and `nodes` is an upper bound. */
  readonly how?: readonly LoadedNodes[];
}

/** Equal nodes, and how many pods of each group are on each of them, in the order of the groups. */
interface LoadedNodes {
  readonly nodes: number;
  readonly load: readonly number[];
}

/** The nodes that all other pods can take so that one of a group finds room on none of them. */
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
 * No more nodes than this can be taken: of a taken node something has less left than the pod asks for, and each other pod
 * is counted with its part of what it takes to get there.
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
  // What is lost in fractions must not make it less.
  return Math.floor(sum * (1 + 1e-12) + 1e-9);
}

/** Pods besides the one that is looked at. */
function othersOf(groups: readonly PodGroup[], victim: number): readonly PodGroup[] {
  return groups.map((group, index) => (index === victim ? { ...group, pods: group.pods - 1 } : group));
}

/** One thing that a pod asks for, and how much of it there is. */
interface Dimension {
  readonly room: number;
  readonly of: (request: ResourcesPlan) => number;
}

/** All that a pod asks for. What it does not ask for cannot be too little. */
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

/** The least sum of pods that is more than so much: sums are multiples of what all pods have in common. */
function minAbove(much: number, others: readonly PodGroup[], of: Dimension['of']): number {
  const step = others.reduce((common, { request }) => greatestCommonDivisor(common, of(request)), 0);
  return step === 0 ? Number.POSITIVE_INFINITY : (Math.floor(much / step) + 1) * step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A size of pod, how many there are, and the groups that they are of. */
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

/** Loads of sizes as loads of groups: those of one size stand in for each other, the first of them first. */
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
