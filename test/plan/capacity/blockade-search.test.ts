import { blockingLoads, maxNodes } from '../../../lib/plan/capacity/blockade-search';
import type { PodSize } from '../../../lib/plan/capacity/pod-sizes';
import { StepLimit } from '../../../lib/plan/capacity/step-limit';

/** Ten pods, and four CPUs. */
const node = [10, 4000];

function size(cpuMilli: number, pods: number): PodSize {
  return { request: [1, cpuMilli], pods, groups: [0] };
}

function loadsOf(sizes: readonly PodSize[], cpuMilli: number, steps = 20_000) {
  return blockingLoads(sizes, [1, cpuMilli], node, new StepLimit(steps));
}

test('each load blocks the pod, and with one pod less it would not', () => {
  // A pod of 2500m fits beside one of 1000m, and beside nothing else.
  expect(loadsOf([size(1000, 5), size(3000, 5)], 2500)).toEqual([[[0, 2]], [[1, 1]]]);
});

test('a load has no more pods of a size than exist', () => {
  expect(loadsOf([size(1000, 1)], 2500)).toEqual([]);
});

test('loads with few pods block the most nodes', () => {
  const loads = [
    [[0, 2]],
    [
      [0, 1],
      [1, 1],
    ],
    [[1, 1]],
  ] as const;
  expect(maxNodes(loads, [size(1000, 4), size(3000, 1)], 9, new StepLimit(100))).toEqual([
    { nodes: 2, load: [[0, 2]] },
    { nodes: 1, load: [[1, 1]] },
  ]);
});

test('stops at the maximum number of nodes', () => {
  expect(maxNodes([[[0, 1]]], [size(1, 9)], 9, new StepLimit(1))).toEqual([{ nodes: 9, load: [[0, 1]] }]);
});

test('returns undefined beyond the limit of steps', () => {
  const many = Array.from({ length: 30 }, (_, index) => size(100 + index, 10));
  expect(loadsOf(many, 3000)).toBeUndefined();
  expect(loadsOf([size(1000, 5), size(3000, 5)], 2500, 3)).toBeUndefined();
  expect(maxNodes([[[0, 2]]], [size(1, 9)], 9, new StepLimit(2))).toBeUndefined();
});

test('returns undefined for more than two thousand loads', () => {
  const sizes = Array.from({ length: 2001 }, (_, index) => size(2001 + (index % 1999), 1));
  expect(loadsOf(sizes.slice(1), 2000)).toHaveLength(2000);
  expect(loadsOf(sizes, 2000)).toBeUndefined();
});

test('steps of a part of a search count for all of it', () => {
  const whole = new StepLimit(10);
  expect(new StepLimit(4, whole).take(4)).toBe(true);
  expect(new StepLimit(4, whole).take(5)).toBe(false);
  expect(new StepLimit(4, whole).take(2)).toBe(false);
});
