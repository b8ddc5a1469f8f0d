import { byCodeUnit } from '../../units/order';
import type { ResourcesPlan } from '../types/container';
import { podsPerNode, type Room } from './room';

/** Equal pods to place. */
export interface PodGroup {
  readonly name: string;
  readonly request: ResourcesPlan;
  readonly pods: number;
}

/** Nodes with equal free room. */
interface Bin {
  readonly nodes: number;
  readonly room: Room;
}

/**
 * Nodes that hold all groups, packed first-fit decreasing. Infinity if a pod fits on no node. An estimate for reports
 * and costs: the scheduler places pods in order of arrival and can need more nodes.
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

/** Visited nodes, and pods without a place. */
interface Filling {
  readonly bins: readonly Bin[];
  readonly left: number;
}

/** Fills equal nodes one after the other: some completely, one with the remaining pods, and some not at all. */
function fill({ nodes, room }: Bin, request: ResourcesPlan, left: number, done: readonly Bin[]): Filling {
  const each = Math.max(0, podsPerNode(request, room));
  const full = each > 0 ? Math.min(nodes, Math.floor(left / each)) : 0;
  const rest = each > 0 && full < nodes ? left - full * each : 0;
  const parts: readonly Bin[] = [
    { nodes: full, room: without(room, request, each) },
    { nodes: rest > 0 ? 1 : 0, room: without(room, request, rest) },
    // An infinite number of empty nodes is not part of the result.
    { nodes: Number.isFinite(nodes) ? nodes - full - (rest > 0 ? 1 : 0) : 0, room },
  ];
  return { bins: [...done, ...parts.filter((part) => part.nodes > 0)], left: left - full * each - rest };
}

/** Free room of a node next to a number of pods. */
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

/** The share of a node of a pod's dominant resource: 1 is a complete node, more than 1 does not fit. */
export function nodeShare(request: ResourcesPlan, node: Room): number {
  return Math.max(
    request.cpuMilli / Math.max(1, node.cpuMilli),
    request.memoryBytes / Math.max(1, node.memoryBytes),
    request.ephemeralBytes / Math.max(1, node.ephemeralBytes),
    ...Object.entries(request.devices).map(([resource, count]) => count / Math.max(1, node.devices[resource] ?? 0)),
  );
}
