import type { ResourcesPlan } from '../types/container';
import { type PodGroup, without } from './packing';
import { podsPerNode, type Room } from './room';

/** The request and the number of pods of a group. */
type Pods = Pick<PodGroup, 'request' | 'pods'>;

/** Nodes with equal pods, counted by group, on which one more pod does not fit. */
export interface BlockingLoad {
  readonly nodes: number;
  readonly load: readonly number[];
}

/** Limit of a search: some tens of milliseconds. Beyond it the search has no result. */
const maxSteps = 20_000;

/** Limit of combined loads, because each is one level of recursion. */
const maxLoads = 2_000;

/** Every minimal load of a node that leaves too little for a pod. Undefined beyond the limits. */
export function blockingLoads(
  groups: readonly Pods[],
  pod: ResourcesPlan,
  node: Room,
): readonly (readonly number[])[] | undefined {
  const found: (readonly number[])[] = [];
  let steps = 0;
  const roomNextTo = (load: readonly number[]) =>
    load.reduce((room, pods, index) => without(room, groups[index]?.request ?? pod, pods), node);
  const isMinimum = (load: readonly number[]) =>
    load.every((pods, index) => pods === 0 || podsPerNode(pod, roomNextTo(oneMore(load, index, -1))) >= 1);
  const hasOneMore = (load: readonly number[], room: Room, index: number, { request, pods }: Pods) =>
    (load[index] ?? 0) < pods && podsPerNode(request, room) >= 1;
  const extend = (load: readonly number[], room: Room, from: number): void => {
    for (const [index, group] of groups.entries()) {
      steps += 1;
      if (index < from || steps > maxSteps) continue;
      if (hasOneMore(load, room, index, group)) add(oneMore(load, index, 1), without(room, group.request, 1), index);
    }
  };
  const add = (load: readonly number[], room: Room, index: number): void => {
    if (podsPerNode(pod, room) >= 1) extend(load, room, index);
    else if (isMinimum(load)) found.push(load);
  };
  const empty = groups.map(() => 0);
  extend(empty, node, 0);
  return steps > maxSteps || found.length > maxLoads ? undefined : found;
}

function oneMore(load: readonly number[], index: number, more: number): readonly number[] {
  return load.map((pods, each) => (each === index ? pods + more : pods));
}

/**
 * The maximum number of nodes that the pods of the groups can load in these ways. Stops at `bound`. Undefined beyond
 * the limit.
 */
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

/** How often the pods suffice for a load. */
function timesIn(load: readonly number[], pods: readonly number[]): number {
  return Math.min(
    ...load.flatMap((count, group) => (count > 0 ? [Math.floor((pods[group] ?? 0) / count)] : [])),
    Number.MAX_SAFE_INTEGER,
  );
}
