import fc from 'fast-check';
import { holdInAnyOrder, nodesInAnyOrder } from '../../../lib/plan/capacity/any-order';
import { blockade } from '../../../lib/plan/capacity/blockade';
import { nodesNeeded } from '../../../lib/plan/capacity/packing';
import type { PodGroup } from '../../../lib/plan/capacity/pod-group';
import type { Room } from '../../../lib/plan/capacity/room';
import { podsPerNode } from '../../../lib/plan/capacity/scarcest';
import { beside } from './beside';

const node: Room = { cpuMilli: 4000, memoryBytes: 16_000, ephemeralBytes: 90_000, pods: 10, devices: { gpu: 2 } };

const anyGroup: fc.Arbitrary<PodGroup> = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  request: fc.record({
    cpuMilli: fc.constantFrom(0, 300, 500, 1100, 2500, 4000),
    memoryBytes: fc.integer({ min: 0, max: 16_000 }),
    ephemeralBytes: fc.constantFrom(0, 40_000),
    devices: fc.constantFrom({}, { gpu: 1 }, { gpu: 2 }),
  }),
  pods: fc.integer({ min: 0, max: 6 }),
});
const anyGroups = fc.array(anyGroup, { minLength: 1, maxLength: 4 });

/** Places pods in a random order on random nodes, and returns whether all of them fit. */
function placeAll(groups: readonly PodGroup[], nodes: number, rolls: readonly number[]): boolean {
  const rooms = Array.from({ length: nodes }, () => node);
  const remaining = groups.flatMap((group) => Array.from({ length: group.pods }, () => group.request));
  for (let step = 0; remaining.length > 0; step++) {
    const roll = rolls[step % rolls.length] ?? 0;
    const [pod] = remaining.splice(roll % remaining.length, 1);
    const fitting = rooms.flatMap((room, index) => (pod && podsPerNode(pod, room) >= 1 ? [index] : []));
    const chosen = fitting[roll % fitting.length];
    if (!pod || chosen === undefined) return false;
    rooms[chosen] = beside(rooms[chosen] ?? node, pod);
  }
  return true;
}

test('this many nodes hold all pods in any order and placement', () => {
  fc.assert(
    fc.property(anyGroups, fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }), (groups, rolls) => {
      expect(placeAll(groups, nodesInAnyOrder(groups, node), rolls)).toBe(true);
    }),
  );
});

test('is never less than the pods need in the best order', () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      expect(nodesInAnyOrder(groups, node)).toBeGreaterThanOrEqual(nodesNeeded(groups, node));
    }),
  );
});

test('nodes are enough exactly if there are at least this many', () => {
  fc.assert(
    fc.property(anyGroups, fc.nat(30), (groups, nodes) => {
      expect(holdInAnyOrder(groups, node, nodes)).toBe(nodesInAnyOrder(groups, node) <= nodes);
    }),
  );
});

test('small pods that are spread over the nodes block a large one', () => {
  const groups: readonly PodGroup[] = [
    { name: 'small', request: { cpuMilli: 1000, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, pods: 4 },
    { name: 'large', request: { cpuMilli: 3500, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, pods: 1 },
  ];
  expect(nodesNeeded(groups, node)).toBe(2);
  expect(nodesInAnyOrder(groups, node)).toBe(5);
});

test('without pods no node is needed', () => {
  expect(nodesInAnyOrder([], node)).toBe(0);
  expect(holdInAnyOrder([], node, 0)).toBe(true);
});

test('a pod that fits on no node needs infinitely many', () => {
  const groups = [{ name: 'a', request: { cpuMilli: 4001, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, pods: 1 }];
  expect(nodesInAnyOrder(groups, node)).toBe(Number.POSITIVE_INFINITY);
});

/** Pods of different sizes. */
function unlike(sizes: number, cpuMilli: number): readonly PodGroup[] {
  return Array.from({ length: sizes }, (_, index) => ({
    name: `${index}`,
    request: {
      cpuMilli: cpuMilli + ((index * 7919) % 1009),
      memoryBytes: 100 + ((index * 104_729) % 3001),
      ephemeralBytes: 0,
      devices: {},
    },
    pods: 1 + (index % 3),
  }));
}

test('is the maximum of all pods, of however many sizes', () => {
  const request = fc.record({
    cpuMilli: fc.integer({ min: 0, max: 4000 }),
    memoryBytes: fc.integer({ min: 0, max: 16_000 }),
    ephemeralBytes: fc.constant(0),
    devices: fc.constantFrom({}, {}, { gpu: 1 }),
  });
  const groups = fc.array(fc.record({ name: fc.string(), request, pods: fc.integer({ min: 0, max: 3 }) }), {
    minLength: 1,
    maxLength: 30,
    size: 'max',
  });
  fc.assert(
    fc.property(groups, (some) => {
      const each = some.map(({ pods }, index) => (pods === 0 ? -1 : blockade(some, index, node).nodes));
      expect(nodesInAnyOrder(some, node)).toBe(Math.max(...each) + 1);
    }),
    { numRuns: 20 },
  );
});

test('the time for ten thousand sizes has a bound, also if the number of nodes is only just sufficient', () => {
  const start = process.cpuUsage();
  const groups = unlike(10_000, 200);
  const needed = nodesInAnyOrder(groups, node);
  expect(holdInAnyOrder(groups, node, needed)).toBe(true);
  expect(holdInAnyOrder(groups, node, needed - 1)).toBe(false);
  expect(process.cpuUsage(start).user).toBeLessThan(4_000_000);
});

test('the time of all searches together has a bound', () => {
  // Each pod is blocked by each larger one, and by few combinations of smaller ones.
  const groups = unlike(150, 1400).map((group) => ({ ...group, pods: 1 }));
  const start = process.cpuUsage();
  expect(nodesInAnyOrder(groups, node)).toBeGreaterThan(0);
  expect(process.cpuUsage(start).user).toBeLessThan(4_000_000);
});
