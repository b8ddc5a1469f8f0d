import { available, podRequest } from '../../../lib/plan/capacity/room';
import { podsPerNode } from '../../../lib/plan/capacity/scarcest';
import type { ContainerPlan, ResourcesPlan } from '../../../lib/plan/types/container';
import type { NodePoolPlan } from '../../../lib/plan/types/node-pool';

function container(resources: Partial<ResourcesPlan>): ContainerPlan {
  const all = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {}, ...resources };
  return { name: 'any', image: 'any', command: [], env: {}, ports: [], resources: all, mounts: [] };
}

function pool(allocatable: Partial<NodePoolPlan['allocatable']>): NodePoolPlan {
  return {
    name: 'any',
    machineType: 'existing',
    arch: 'amd64',
    nodes: { min: 1, max: 1 },
    capacity: 'on-demand',
    zones: [],
    diskGiB: 0,
    labels: {},
    taints: [],
    allocatable: { cpuMilli: 4000, memoryBytes: 8000, ephemeralBytes: 500, pods: 20, devices: {}, ...allocatable },
    agents: { cpuMilli: 250, memoryBytes: 256, pods: 6 },
  };
}

test('subtracts the agents of a node', () => {
  expect(available(pool({ devices: { gpu: 1 } }))).toEqual({
    cpuMilli: 3750,
    memoryBytes: 7744,
    ephemeralBytes: 500,
    pods: 14,
    devices: { gpu: 1 },
  });
});

test('nothing is left, and nothing negative, if the agents exceed the node', () => {
  expect(available(pool({ cpuMilli: 200, memoryBytes: 1, pods: 3 }))).toMatchObject({
    cpuMilli: 0,
    memoryBytes: 0,
    pods: 0,
  });
});

test('adds up containers and sidecars', () => {
  const containers = [container({ cpuMilli: 300 }), container({ cpuMilli: 200 })];
  const pod = { initContainers: [], sidecars: [container({ cpuMilli: 50 })], containers };
  expect(podRequest(pod).cpuMilli).toBe(550);
});

test('uses the largest init container if it exceeds the sum of the containers', () => {
  const pod = {
    initContainers: [container({ cpuMilli: 250, memoryBytes: 900 }), container({ cpuMilli: 100, memoryBytes: 50 })],
    sidecars: [],
    containers: [container({ cpuMilli: 200, memoryBytes: 400 }), container({ cpuMilli: 200, memoryBytes: 400 })],
  };
  expect(podRequest(pod)).toMatchObject({ cpuMilli: 400, memoryBytes: 900 });
});

test('a pod without requests needs nothing', () => {
  const nothing = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} };
  expect(podRequest({ initContainers: [], sidecars: [], containers: [] })).toEqual(nothing);
});

test('adds up devices by name', () => {
  const pod = {
    initContainers: [container({ devices: { gpu: 1, tpu: 1 } })],
    sidecars: [],
    containers: [container({ devices: { gpu: 1 } }), container({ devices: { gpu: 1 } })],
  };
  expect(podRequest(pod).devices).toEqual({ gpu: 2, tpu: 1 });
});

test('only the maximum number of pods limits pods without requests', () => {
  const room = available(pool({}));
  expect(podsPerNode({ cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, room)).toBe(14);
});

test('a resource that a pod does not request is no limit, even if the node has none of it', () => {
  const room = available(pool({ ephemeralBytes: 0 }));
  expect(podsPerNode({ cpuMilli: 1000, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, room)).toBe(3);
});

test('the scarcest resource decides', () => {
  const room = available(pool({}));
  expect(podsPerNode({ cpuMilli: 1000, memoryBytes: 100, ephemeralBytes: 250, devices: {} }, room)).toBe(2);
});
