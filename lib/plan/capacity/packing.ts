import { byCodeUnit } from '../../units/order';
import type { ResourcesPlan } from '../types/container';
import { podsPerNode, type Room } from './room';

/** Equal pods that are to be placed. */
export interface PodGroup {
  readonly name: string;
  readonly request: ResourcesPlan;
  readonly pods: number;
}

/** Nodes that are equally full. */
interface Bin {
  readonly nodes: number;
  readonly room: Room;
}

/**
 * Nodes that hold all groups, filled first-fit with the largest pods first; infinity where a pod fits on no node. An
 * estimate for people and for costs: the scheduler takes pods as they come, and may need more.
 */
export function nodesNeeded(groups: readonly PodGroup[], node: Room): number {
  const sorted = [...groups].sort(
    (a, b) => nodeShare(b.request, node) - nodeShare(a.request, node) || byCodeUnit(a.name, b.name),
  );
  let bins: readonly Bin[] = [];
  for (const group of sorted) {
    if (podsPerNode(group.request, node) < 1) return Number.POSITIVE_INFINITY;
    bins = [...bins, { nodes: Number.POSITIVE_INFINITY, room: node }].reduce<Filling>(
      ({ bins: done, left }, bin) => fill(bin, group.request, left, done),
      { bins: [], left: group.pods },
    ).bins;
  }
  return bins.reduce((sum, { nodes }) => sum + nodes, 0);
}

/** Nodes that have been looked at, and pods that are still to be placed. */
interface Filling {
  readonly bins: readonly Bin[];
  readonly left: number;
}

/** Fills equal nodes one after the other: some to the brim, one with what is left, and some not at all. */
function fill({ nodes, room }: Bin, request: ResourcesPlan, left: number, done: readonly Bin[]): Filling {
  const each = Math.max(0, podsPerNode(request, room));
  const full = each > 0 ? Math.min(nodes, Math.floor(left / each)) : 0;
  const rest = each > 0 && full < nodes ? left - full * each : 0;
  const parts: readonly Bin[] = [
    { nodes: full, room: without(room, request, each) },
    { nodes: rest > 0 ? 1 : 0, room: without(room, request, rest) },
    // Nodes that nothing is on are not needed.
    { nodes: Number.isFinite(nodes) ? nodes - full - (rest > 0 ? 1 : 0) : 0, room },
  ];
  return { bins: [...done, ...parts.filter((part) => part.nodes > 0)], left: left - full * each - rest };
}

/** What is left of a node beside so many pods. */
export function without(room: Room, request: ResourcesPlan, pods: number): Room {
  const devices = Object.entries(room.devices).map(([resource, count]) => [
    resource,
    count - (request.devices[resource] ?? 0) * pods,
  ]);
  return {
    cpuMilli: room.cpuMilli - request.cpuMilli * pods,
    memoryBytes: room.memoryBytes - request.memoryBytes * pods,
    ephemeralBytes: room.ephemeralBytes - request.ephemeralBytes * pods,
    pods: room.pods - pods,
    devices: Object.fromEntries(devices),
  };
}

/** The largest share of a node that a pod takes of anything: of a whole node 1, of more than there is more than 1. */
export function nodeShare(request: ResourcesPlan, node: Room): number {
  return Math.max(
    request.cpuMilli / Math.max(1, node.cpuMilli),
    request.memoryBytes / Math.max(1, node.memoryBytes),
    request.ephemeralBytes / Math.max(1, node.ephemeralBytes),
    ...Object.entries(request.devices).map(([resource, count]) => count / Math.max(1, node.devices[resource] ?? 0)),
  );
}
