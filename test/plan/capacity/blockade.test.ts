import fc from 'fast-check';
import { blockade } from '../../../lib/plan/capacity/blockade';
import type { PodGroup } from '../../../lib/plan/capacity/pod-group';
import { PodSizes } from '../../../lib/plan/capacity/pod-sizes';
import type { Room } from '../../../lib/plan/capacity/room';
import { podsPerNode } from '../../../lib/plan/capacity/scarcest';
import type { ResourcesPlan } from '../../../lib/plan/types/container';
import { beside } from './beside';

const node: Room = { cpuMilli: 4000, memoryBytes: 16_000, ephemeralBytes: 90_000, pods: 10, devices: { gpu: 2 } };

function group(name: string, cpuMilli: number, pods: number, more: Partial<ResourcesPlan> = {}): PodGroup {
  return { name, pods, request: { cpuMilli, memoryBytes: 0, ephemeralBytes: 0, devices: {}, ...more } };
}

const none: ResourcesPlan = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, devices: {} };

const anyGroup = fc
  .record({
    cpuMilli: fc.constantFrom(0, 500, 700, 1500, 2500),
    memoryBytes: fc.constantFrom(0, 3000, 5000, 9000),
    gpu: fc.constantFrom(0, 0, 1, 2),
    pods: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ cpuMilli, memoryBytes, gpu, pods }) => group('g', cpuMilli, pods, { memoryBytes, devices: { gpu } }));
const anyGroups = fc.array(anyGroup, { minLength: 1, maxLength: 3 });

test('one small pod per node blocks a large one', () => {
  expect(blockade([group('small', 500, 3), group('large', 4000, 1)], 1, node)).toEqual({
    nodes: 3,
    how: [{ nodes: 3, load: [1, 0] }],
  });
});

test('for equal pods it is the number of nodes that the others fill', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 1e9 }), (cpu, pods) => {
      const one = group('a', cpu, pods);
      expect(blockade([one], 0, node).nodes).toBe(Math.floor((pods - 1) / podsPerNode(one.request, node)));
    }),
  );
});

test('a resource that a pod does not request cannot block it', () => {
  expect(blockade([group('gpus', 0, 9, { devices: { gpu: 2 } }), group('none', 4000, 1)], 1, node).nodes).toBe(0);
  expect(
    blockade([group('gpus', 0, 9, { devices: { gpu: 2 } }), group('one', 0, 1, { devices: { gpu: 1 } })], 1, node)
      .nodes,
  ).toBe(9);
});

test('the maximum number of pods fills a node, whatever they request', () => {
  expect(blockade([group('idle', 0, 25), group('one', 100, 1)], 1, node).nodes).toBe(2);
});

test('a pod that fits on no node is blocked on every node', () => {
  expect(blockade([group('a', 4001, 1)], 0, node).nodes).toBe(Number.POSITIVE_INFINITY);
});

test('pods of the same size are interchangeable', () => {
  const groups = [group('a', 2000, 1), group('b', 2000, 2), group('large', 2500, 1)];
  expect(blockade(groups, 2, node)).toEqual({
    nodes: 3,
    how: [
      { nodes: 1, load: [1, 0, 0] },
      { nodes: 1, load: [0, 1, 0] },
      { nodes: 1, load: [0, 1, 0] },
    ],
  });
});

test('every load fits on a node, uses existing pods, and leaves no room for the blocked one', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(anyGroups, fc.nat(2), (groups, any) => {
      const victim = any % groups.length;
      const { how = [] } = blockade(groups, victim, node);
      for (const { load } of how) {
        const room = load.reduce((left, pods, index) => beside(left, groups[index]?.request ?? none, pods), node);
        expect(Math.min(room.cpuMilli, room.memoryBytes, room.pods, room.devices.gpu ?? -1)).toBeGreaterThanOrEqual(0);
        expect(podsPerNode(groups[victim]?.request ?? none, room)).toBe(0);
      }
      for (const [index, { pods }] of groups.entries()) {
        const taken = how.reduce((sum, { nodes, load }) => sum + nodes * (load[index] ?? 0), 0);
        expect(taken).toBeLessThanOrEqual(index === victim ? pods - 1 : pods);
      }
    }),
  );
});

/** Upper bound for the pods of a group. */
function boundOf(groups: readonly PodGroup[], victim: number): number {
  const sizes = new PodSizes(groups, node);
  const size = sizes.all.find((each) => each.groups.includes(victim));
  return size ? sizes.boundOf(size) : 0;
}

test('the bound is never less than the exact number, and that of several sizes never less than that of one', () => {
  fc.assert(
    fc.property(anyGroups, (groups) => {
      expect(boundOf(groups, 0)).toBeGreaterThanOrEqual(blockade(groups, 0, node).nodes);
      const sizes = new PodSizes(groups, node);
      expect(sizes.boundOfAny(sizes.all)).toBeGreaterThanOrEqual(
        Math.max(...sizes.all.map((size) => sizes.boundOf(size))),
      );
    }),
  );
});

/** The maximum number of blocked nodes of all ways to place some pods, or not. */
function mostBlocked(pods: readonly ResourcesPlan[], victim: ResourcesPlan, nodes: readonly Room[] = []): number {
  const [pod, ...others] = pods;
  if (!pod) return nodes.filter((room) => podsPerNode(victim, room) < 1).length;
  const choices = [...nodes.keys()].filter((index) => podsPerNode(pod, nodes[index] ?? node) >= 1);
  return Math.max(
    mostBlocked(others, victim, nodes),
    mostBlocked(others, victim, [...nodes, beside(node, pod)]),
    ...choices.map((index) =>
      mostBlocked(
        others,
        victim,
        nodes.map((room, each) => (each === index ? beside(room, pod) : room)),
      ),
    ),
  );
}

test('is the maximum of all placements', () => {
  const fewPods = anyGroups.filter((groups) => groups.reduce((sum, { pods }) => sum + pods, 0) <= 6);
  fc.assert(
    fc.property(fewPods, (groups) => {
      const [first, ...others] = groups;
      const pods = [first && { ...first, pods: first.pods - 1 }, ...others].flatMap((each) =>
        each ? Array.from({ length: each.pods }, () => each.request) : [],
      );
      expect(blockade(groups, 0, node).nodes).toBe(mostBlocked(pods, first?.request ?? none));
    }),
  );
});

test('uses the bound if there are too many combinations', () => {
  const groups = Array.from({ length: 40 }, (_, index) => group(`g${index}`, 101 + index, 3));
  const result = blockade([...groups, group('large', 2000, 1)], 40, node);
  expect(result.how).toBeUndefined();
  expect(result.nodes).toBe(boundOf([...groups, group('large', 2000, 1)], 40));
});

test('uses the bound for nodes with very many pods', () => {
  const large = { ...node, pods: 100_000 };
  const groups = [group('tiny', 1, 90_000), group('other', 2, 90_000), group('whole', 4000, 2)];
  expect(blockade(groups, 2, large).nodes).toBe(180_001);
});
