import { podsPerNode, type Room } from './capacity';
import type { ResourcesPlan } from './pod';

/** Equal pods that are to be placed. */
export interface PodGroup {
  readonly name: string;
  readonly request: ResourcesPlan;
  readonly pods: number;
}

/** How full some nodes are. */
interface Bin {
  room: Room;
}

/**
 * Nodes that hold all groups, filled first-fit with the largest pods first; infinity where a pod fits on no node.
 * The scheduler may do worse than this, never much: what does not fit here does not fit.
 */
export function nodesNeeded(groups: readonly PodGroup[], node: Room): number {
  const sorted = [...groups].sort((a, b) => share(b.request, node) - share(a.request, node) || compare(a.name, b.name));
  const bins: Bin[] = [];
  for (const group of sorted) {
    if (podsPerNode(group.request, node) < 1) return Number.POSITIVE_INFINITY;
    let left = group.pods;
    for (const bin of bins) {
      if (left === 0) break;
      left -= fill(bin, group.request, left);
    }
    while (left > 0) {
      const bin: Bin = { room: node };
      left -= fill(bin, group.request, left);
      bins.push(bin);
    }
  }
  return bins.length;
}

/** Puts as many pods into a node as fit, and says how many. */
function fill(bin: Bin, request: ResourcesPlan, wanted: number): number {
  const pods = Math.min(wanted, Math.max(0, podsPerNode(request, bin.room)));
  bin.room = without(bin.room, request, pods);
  return pods;
}

function without(room: Room, request: ResourcesPlan, pods: number): Room {
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

/** The largest share of a node that a pod takes of anything. */
function share(request: ResourcesPlan, node: Room): number {
  return Math.max(
    request.cpuMilli / Math.max(1, node.cpuMilli),
    request.memoryBytes / Math.max(1, node.memoryBytes),
    request.ephemeralBytes / Math.max(1, node.ephemeralBytes),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
