import { byCodeUnit } from '../../units/order';
import type { ResourcesPlan } from '../types/container';
import type { PodGroup } from './pod-group';
import type { Room } from './room';

/**
 * Amounts in a fixed order: pods, CPU, memory, ephemeral storage, and each device. Loops over thousands of pods read numbers
 * instead of objects.
 */
export type Vector = readonly number[];

/** Names of all devices that a node has or a pod requests, sorted: the last entries of a {@link Vector}. */
export function deviceNames(groups: readonly Pick<PodGroup, 'request'>[], node: Room): readonly string[] {
  const names = new Set(Object.keys(node.devices));
  for (const { request } of groups) for (const name of Object.keys(request.devices)) names.add(name);
  return [...names].sort(byCodeUnit);
}

/** The free resources of a node. */
export function roomVector({ pods, cpuMilli, memoryBytes, ephemeralBytes, devices }: Room, names: readonly string[]) {
  return [pods, cpuMilli, memoryBytes, ephemeralBytes, ...names.map((name) => devices[name] ?? 0)];
}

/** The requests of one pod. */
export function requestVector(
  { cpuMilli, memoryBytes, ephemeralBytes, devices }: ResourcesPlan,
  names: readonly string[],
): number[] {
  return [1, cpuMilli, memoryBytes, ephemeralBytes, ...names.map((name) => devices[name] ?? 0)];
}

/** Whether one pod fits into free room. */
export function fits(request: Vector, room: Vector): boolean {
  for (let axis = 0; axis < request.length; axis++) {
    const amount = request[axis] ?? 0;
    if (amount > 0 && amount > (room[axis] ?? 0)) return false;
  }
  return true;
}

/** Number of pods that fit into free room, at least 0. */
export function podsIn(request: Vector, room: Vector): number {
  return limitOf(request, room).pods;
}

/** The first amount of which there are the fewest pods, and that number, at least 0. */
export function limitOf(request: Vector, room: Vector): { readonly axis: number; readonly pods: number } {
  let limit = { axis: 0, pods: Number.POSITIVE_INFINITY };
  for (let axis = 0; axis < request.length; axis++) {
    const amount = request[axis] ?? 0;
    const pods = amount > 0 ? Math.max(0, Math.floor((room[axis] ?? 0) / amount)) : Number.POSITIVE_INFINITY;
    if (pods < limit.pods) limit = { axis, pods };
  }
  return limit;
}

/** Free room next to a number of pods. */
export function besidePods(room: Vector, request: Vector, pods: number): number[] {
  return room.map((amount, axis) => amount - (request[axis] ?? 0) * pods);
}
