import { available, podRequest, podsPerNode } from '../../../lib/plan/capacity/room';
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

test('the agents of every node come first', () => {
  expect(available(pool({ devices: { gpu: 1 } }))).toEqual({
    cpuMilli: 3750,
    memoryBytes: 7744,
    ephemeralBytes: 500,
    pods: 14,
    devices: { gpu: 1 },
  });
});

test('a node that the agents fill has nothing left, and no debts', () => {
  expect(available(pool({ cpuMilli: 200, memoryBytes: 1, pods: 3 }))).toMatchObject({
    cpuMilli: 0,
    memoryBytes: 0,
    pods: 0,
  });
});

test('containers that run together are added up, and sidecars with them', () => {
  const containers = [container({ cpuMilli: 300 }), container({ cpuMilli: 200 })];
  const pod = { initContainers: [], sidecars: [container({ cpuMilli: 50 })], containers };
  expect(podRequest(pod).cpuMilli).toBe(550);
});

test('of init containers, which run one after the other, the largest counts where it is more', () => {
  const pod = {
    initContainers: [container({ cpuMilli: 250, memoryBytes: 900 }), container({ cpuMilli: 100, memoryBytes: 50 })],
    sidecars: [],
    containers: [container({ cpuMilli: 200, memoryBytes: 400 }), container({ cpuMilli: 200, memoryBytes: 400 })],
  };
  expect(podRequest(pod)).toMatchObject({ cpuMilli: 400, memoryBytes: 900 });
});

test('a pod that asks for nothing is given nothing', () => {
  const nothing = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} };
  expect(podRequest({ initContainers: [], sidecars: [], containers: [] })).toEqual(nothing);
});

test('devices are added up by their names', () => {
  const pod = {
    initContainers: [container({ devices: { gpu: 1, tpu: 1 } })],
    sidecars: [],
    containers: [container({ devices: { gpu: 1 } }), container({ devices: { gpu: 1 } })],
  };
  expect(podRequest(pod).devices).toEqual({ gpu: 2, tpu: 1 });
});

test('a pod that asks for nothing is bounded by the number of pods', () => {
  const room = available(pool({}));
  expect(podsPerNode({ cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, room)).toBe(14);
});

test('what a pod does not ask for is no bound, though the node has none of it', () => {
  const room = available(pool({ ephemeralBytes: 0 }));
  expect(podsPerNode({ cpuMilli: 1000, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, room)).toBe(3);
});

test('the scarcest of all decides', () => {
  const room = available(pool({}));
  expect(podsPerNode({ cpuMilli: 1000, memoryBytes: 100, ephemeralBytes: 250, devices: {} }, room)).toBe(2);
});
