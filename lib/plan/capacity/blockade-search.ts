import type { ResourcesPlan } from '../types/container';
import { type PodGroup, without } from './packing';
import { podsPerNode, type Room } from './room';

/** Pods that can be on a node, and how many of each group there are. */
type Pods = Pick<PodGroup, 'request' | 'pods'>;

/** Nodes with the same pods on them, by group, which leave too little for one pod more. */
export interface BlockingLoad {
  readonly nodes: number;
  readonly load: readonly number[];
}

/** Steps of a search: some tens of milliseconds. Whoever does not come to an end has no answer. */
const maxSteps = 20_000;

/** Loads that are combined: each is a call inside of another. */
const maxLoads = 2_000;

/** Every load of a node that leaves too little for a pod, and no part of which could be missing. */
export function blockingLoads(
  groups: readonly Pods[],
  pod: ResourcesPlan,
  node: Room,
): readonly (readonly number[])[] | undefined {
  const found: (readonly number[])[] = [];
  let steps = 0;
  const roomBeside = (load: readonly number[]) =>
    load.reduce((room, pods, index) => without(room, groups[index]?.request ?? pod, pods), node);
  const isMinimum = (load: readonly number[]) =>
    load.every((pods, index) => pods === 0 || podsPerNode(pod, roomBeside(oneMore(load, index, -1))) >= 1);
  const extend = (load: readonly number[], room: Room, from: number): void => {
    for (const [index, { request, pods }] of groups.entries()) {
      steps += 1;
      if (index < from || steps > maxSteps || (load[index] ?? 0) >= pods || podsPerNode(request, room) < 1) continue;
      const next = oneMore(load, index, 1);
      const left = without(room, request, 1);
      if (podsPerNode(pod, left) >= 1) extend(next, left, index);
      else if (isMinimum(next)) found.push(next);
    }
  };
  const empty = groups.map(() => 0);
  extend(empty, node, 0);
  return steps > maxSteps || found.length > maxLoads ? undefined : found;
}

function oneMore(load: readonly number[], index: number, more: number): readonly number[] {
  return load.map((pods, each) => (each === index ? pods + more : pods));
}

/** The most nodes that so many pods can load in these ways; it stops where there are as many as there can be. */
export function maxNodes(
  loads: readonly (readonly number[])[],
  groups: readonly Pods[],
  bound: number,
): readonly BlockingLoad[] | undefined {
  let best: readonly BlockingLoad[] = [];
  let max = 0;
  let steps = 0;
  const fill = (index: number, left: readonly number[], chosen: readonly BlockingLoad[], nodes: number): void => {
    if (nodes > max) [max, best] = [nodes, chosen];
    const load = loads[index];
    if (!load) return;
    for (let count = timesIn(load, left); count >= 0 && max < bound && steps < maxSteps; count--) {
      steps += 1;
      const rest = left.map((pods, group) => pods - count * (load[group] ?? 0));
      fill(index + 1, rest, count > 0 ? [...chosen, { nodes: count, load }] : chosen, nodes + count);
    }
  };
  fill(
    0,
    groups.map(({ pods }) => pods),
    [],
    0,
  );
  return max < bound && steps >= maxSteps ? undefined : best;
}

/** How often a load can be had of so many pods. */
function timesIn(load: readonly number[], pods: readonly number[]): number {
  return Math.min(
    ...load.flatMap((count, group) => (count > 0 ? [Math.floor((pods[group] ?? 0) / count)] : [])),
    Number.MAX_SAFE_INTEGER,
  );
}
