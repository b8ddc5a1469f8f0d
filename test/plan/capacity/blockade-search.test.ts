import { blockingLoads, maxNodes } from '../../../lib/plan/capacity/blockade-search';
import type { Room } from '../../../lib/plan/capacity/room';
import type { ResourcesPlan } from '../../../lib/plan/types/container';

const node: Room = { cpuMilli: 4000, memoryBytes: 0, ephemeralBytes: 0, pods: 10, devices: {} };

function cpu(cpuMilli: number): ResourcesPlan {
  return { cpuMilli, memoryBytes: 0, ephemeralBytes: 0, devices: {} };
}

test('each load blocks the pod, and with one pod less it would not', () => {
  const groups = [
    { request: cpu(1000), pods: 5 },
    { request: cpu(3000), pods: 5 },
  ];
  // A pod of 2500m fits beside one of 1000m, and beside nothing else.
  expect(blockingLoads(groups, cpu(2500), node)).toEqual([
    [2, 0],
    [0, 1],
  ]);
});

test('a load has no more pods of a group than exist', () => {
  expect(blockingLoads([{ request: cpu(1000), pods: 1 }], cpu(2500), node)).toEqual([]);
});

test('loads with few pods block the most nodes', () => {
  const groups = [
    { request: cpu(1000), pods: 4 },
    { request: cpu(3000), pods: 1 },
  ];
  expect(
    maxNodes(
      [
        [2, 0],
        [1, 1],
        [0, 1],
      ],
      groups,
      9,
    ),
  ).toEqual([
    { nodes: 2, load: [2, 0] },
    { nodes: 1, load: [0, 1] },
  ]);
});

test('stops at the maximum number of nodes', () => {
  expect(maxNodes([[1]], [{ request: cpu(1), pods: 9 }], 9)).toEqual([{ nodes: 9, load: [1] }]);
});

test('returns undefined if the search would take too long', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ request: cpu(100 + index), pods: 10 }));
  expect(blockingLoads(many, cpu(3000), node)).toBeUndefined();
});
