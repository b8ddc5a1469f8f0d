import type { ResourcesPlan } from '../types/container';
import type { NodePoolPlan } from '../types/node-pool';
import type { PodPlan } from '../types/pod';

/** Room for pods on one node. */
export interface Room {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  readonly pods: number;
  readonly devices: Readonly<Record<string, number>>;
}

/** What workloads get of a node: its allocatable without what the agents on every node take. */
export function available({ allocatable, agents }: NodePoolPlan): Room {
  return {
    cpuMilli: Math.max(0, allocatable.cpuMilli - agents.cpuMilli),
    memoryBytes: Math.max(0, allocatable.memoryBytes - agents.memoryBytes),
    ephemeralBytes: allocatable.ephemeralBytes,
    pods: Math.max(0, allocatable.pods - agents.pods),
    devices: allocatable.devices,
  };
}

/**
 * What the scheduler reserves for a pod: its containers and sidecars together, or its largest init container where that
 * is more. Sidecars start after all init containers, so none of them runs beside one.
 * Source: Kubernetes documentation, "Init containers" and "Sidecar containers", resource sharing.
 */
export function podRequest(pod: Pick<PodPlan, 'containers' | 'initContainers' | 'sidecars'>): ResourcesPlan {
  const running = [...pod.containers, ...pod.sidecars].map(({ resources }) => resources).reduce(add, nothing);
  return pod.initContainers.map(({ resources }) => resources).reduce(larger, running);
}

/** How many pods of this size fit on one empty node. */
export function podsPerNode(request: ResourcesPlan, room: Room): number {
  const bounds = [
    room.pods,
    whole(room.cpuMilli, request.cpuMilli),
    whole(room.memoryBytes, request.memoryBytes),
    whole(room.ephemeralBytes, request.ephemeralBytes),
    ...Object.entries(request.devices).map(([resource, count]) => whole(room.devices[resource] ?? 0, count)),
  ];
  return Math.min(...bounds);
}

const nothing: ResourcesPlan = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} };

function whole(room: number, each: number): number {
  return each > 0 ? Math.floor(room / each) : Number.POSITIVE_INFINITY;
}

function add(a: ResourcesPlan, b: ResourcesPlan): ResourcesPlan {
  return combine(a, b, (x, y) => x + y);
}

function larger(a: ResourcesPlan, b: ResourcesPlan): ResourcesPlan {
  return combine(a, b, Math.max);
}

function combine(a: ResourcesPlan, b: ResourcesPlan, of: (x: number, y: number) => number): ResourcesPlan {
  const resources = new Set([...Object.keys(a.devices), ...Object.keys(b.devices)]);
  const devices = [...resources].map((resource) => [resource, of(a.devices[resource] ?? 0, b.devices[resource] ?? 0)]);
  return {
    cpuMilli: of(a.cpuMilli, b.cpuMilli),
    memoryBytes: of(a.memoryBytes, b.memoryBytes),
    ephemeralBytes: of(a.ephemeralBytes, b.ephemeralBytes),
    devices: Object.fromEntries(devices),
  };
}
