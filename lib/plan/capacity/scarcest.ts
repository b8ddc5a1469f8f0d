import type { ResourcesPlan } from '../types/container';
import type { NodePoolPlan } from '../types/node-pool';
import type { PodPlan } from '../types/pod';
import { available, podRequest, type Room } from './room';
import { limitOf, requestVector, roomVector } from './vector';

/** Names of the first entries of a vector. */
const resources = ['maximum number of pods', 'CPU', 'memory', 'ephemeral storage'];

/** The resource of a node that limits the number of pods of one size, and that number. */
export function scarcest(request: ResourcesPlan, room: Room): { readonly resource: string; readonly pods: number } {
  const devices = Object.keys(request.devices);
  const { axis, pods } = limitOf(requestVector(request, devices), roomVector(room, devices));
  return { resource: [...resources, ...devices][axis] ?? '', pods };
}

/** Number of pods of this size that fit into free room. */
export function podsPerNode(request: ResourcesPlan, room: Room): number {
  return scarcest(request, room).pods;
}

/** Whether a pod fits on an empty node of a pool. */
export function fitsNode(
  pool: NodePoolPlan,
  pod: Pick<PodPlan, 'containers' | 'initContainers' | 'sidecars'>,
): boolean {
  return podsPerNode(podRequest(pod), available(pool)) >= 1;
}
