import type { ResourcesPlan } from '../types/container';
import type { NodePoolPlan } from '../types/node-pool';
import type { PodPlan } from '../types/pod';

/** Free resources of one node. */
export interface Room {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  readonly pods: number;
  readonly devices: Readonly<Record<string, number>>;
}

/** Resources for workloads on an empty node: its allocatable minus the DaemonSets on every node. */
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
 * Effective request of a pod: the sum of its containers and sidecars, or its largest init container if that is larger.
 * The sidecars start after all other init containers, so no init container runs next to one.
 * Source: Kubernetes documentation, "Init containers" and "Sidecar containers", resource sharing.
 */
export function podRequest(pod: Pick<PodPlan, 'containers' | 'initContainers' | 'sidecars'>): ResourcesPlan {
  return pod.initContainers.map(({ resources }) => resources).reduce(larger, runningRequest(pod));
}

/** Request of a pod after its init containers: the sum of its containers and sidecars. */
export function runningRequest(pod: Pick<PodPlan, 'containers' | 'sidecars'>): ResourcesPlan {
  return [...pod.containers, ...pod.sidecars].map(({ resources }) => resources).reduce(add, nothing);
}

const nothing: ResourcesPlan = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} };

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
