import fc from 'fast-check';
import { holdInAnyOrder, nodesInAnyOrder } from '../../../lib/plan/capacity/any-order';
import { nodesNeeded, type PodGroup, without } from '../../../lib/plan/capacity/packing';
import { podsPerNode, type Room } from '../../../lib/plan/capacity/room';

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

/** Puts pods on nodes in the order, and on the nodes, that dice say; whether each found one. */
function placeAll(groups: readonly PodGroup[], nodes: number, dice: readonly number[]): boolean {
  const rooms = Array.from({ length: nodes }, () => node);
  const left = groups.flatMap((group) => Array.from({ length: group.pods }, () => group.request));
  for (let step = 0; left.length > 0; step++) {
    const roll = dice[step % dice.length] ?? 0;
    const [pod] = left.splice(roll % left.length, 1);
    const fitting = rooms.flatMap((room, index) => (pod && podsPerNode(pod, room) >= 1 ? [index] : []));
    const chosen = fitting[roll % fitting.length];
    if (!pod || chosen === undefined) return false;
    rooms[chosen] = without(rooms[chosen] ?? node, pod, 1);
  }
  return true;
}

test('so many nodes hold all pods, in whatever order they come and wherever they go', () => {
  fc.assert(
    fc.property(anyGroups, fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }), (groups, dice) => {
      expect(placeAll(groups, nodesInAnyOrder(groups, node), dice)).toBe(true);
    }),
  );
});

test('it is never less than pods need that come in the best order', () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      expect(nodesInAnyOrder(groups, node)).toBeGreaterThanOrEqual(nodesNeeded(groups, node));
    }),
  );
});

test('whether nodes are enough is whether they are as many', () => {
  fc.assert(
    fc.property(anyGroups, fc.nat(30), (groups, nodes) => {
      expect(holdInAnyOrder(groups, node, nodes)).toBe(nodesInAnyOrder(groups, node) <= nodes);
    }),
  );
});

test('pods that would fill nodes one after the other are spread instead, and keep a large one out', () => {
  const groups: readonly PodGroup[] = [
    { name: 'small', request: { cpuMilli: 1000, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, pods: 4 },
    { name: 'large', request: { cpuMilli: 3500, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, pods: 1 },
  ];
  expect(nodesNeeded(groups, node)).toBe(2);
  expect(nodesInAnyOrder(groups, node)).toBe(5);
});

test('no pods need no node', () => {
  expect(nodesInAnyOrder([], node)).toBe(0);
  expect(holdInAnyOrder([], node, 0)).toBe(true);
});

test('a pod that fits on no node is not held by any number of them', () => {
  const groups = [{ name: 'a', request: { cpuMilli: 4001, memoryBytes: 0, ephemeralBytes: 0, devices: {} }, pods: 1 }];
  expect(nodesInAnyOrder(groups, node)).toBe(Number.POSITIVE_INFINITY);
});
