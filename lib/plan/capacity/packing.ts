import { byCodeUnit } from '../../units/order';
import type { ResourcesPlan } from '../types/container';
import { Bins } from './bins';
import type { PodGroup } from './pod-group';
import type { Room } from './room';
import { deviceNames, podsIn, requestVector, roomVector } from './vector';

/**
 * Nodes that hold all groups, packed first-fit decreasing. Infinity if a pod fits on no node.
 *
 * The groups fit on this many nodes in one order of arrival, so it is an upper bound of the minimum, and the minimum if the
 * sum of a resource needs as many nodes. Nothing is searched: the time is that of placing each group once. It is for reports
 * and costs, where more nodes are on the safe side. The scheduler places pods in order of arrival and can need more:
 * rules use `nodesInAnyOrder`.
 */
export function nodesNeeded(groups: readonly PodGroup[], node: Room): number {
  const devices = deviceNames(groups, node);
  const empty = roomVector(node, devices);
  const sorted = groups
    .map((group) => ({ ...group, share: nodeShare(group.request, node) }))
    .sort((a, b) => b.share - a.share || byCodeUnit(a.name, b.name));
  const bins = new Bins(empty);
  for (const group of sorted) {
    const request = requestVector(group.request, devices);
    if (podsIn(request, empty) < 1) return Number.POSITIVE_INFINITY;
    bins.place(request, group.pods);
  }
  return bins.nodes;
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
