import fc from 'fast-check';
import { nodeShare, nodesNeeded } from '../../../lib/plan/capacity/packing';
import type { PodGroup } from '../../../lib/plan/capacity/pod-group';
import type { Room } from '../../../lib/plan/capacity/room';
import { podsPerNode } from '../../../lib/plan/capacity/scarcest';
import type { ResourcesPlan } from '../../../lib/plan/types/container';
import { beside } from './beside';

const node: Room = { cpuMilli: 4000, memoryBytes: 16_000, ephemeralBytes: 90_000, pods: 20, devices: { gpu: 2 } };

function request(cpuMilli: number, memoryBytes = 0, more: Partial<ResourcesPlan> = {}): ResourcesPlan {
  return { cpuMilli, memoryBytes, ephemeralBytes: 0, devices: {}, ...more };
}

const anyRequest = fc.record({
  cpuMilli: fc.integer({ min: 0, max: 4000 }),
  memoryBytes: fc.integer({ min: 0, max: 16_000 }),
  ephemeralBytes: fc.integer({ min: 0, max: 90_000 }),
  devices: fc.record({ gpu: fc.integer({ min: 0, max: 2 }) }),
});

const anyGroup = fc.record({ name: fc.string(), request: anyRequest, pods: fc.integer({ min: 0, max: 40 }) });

/** Lower bound on the number of nodes: the sum of each resource. */
function volumeBound(groups: readonly PodGroup[]): number {
  const total = (of: (one: PodGroup) => number) => groups.reduce((sum, group) => sum + of(group) * group.pods, 0);
  return Math.max(
    Math.ceil(total(({ request: one }) => one.cpuMilli) / node.cpuMilli),
    Math.ceil(total(({ request: one }) => one.memoryBytes) / node.memoryBytes),
    Math.ceil(total(({ request: one }) => one.ephemeralBytes) / node.ephemeralBytes),
    Math.ceil(total(({ request: one }) => one.devices.gpu ?? 0) / 2),
    Math.ceil(total(() => 1) / node.pods),
  );
}

/** Textbook first-fit: one pod at a time into the first node with room. */
function onePodAtATime(groups: readonly PodGroup[]): number {
  const share = ({ request: one }: PodGroup) =>
    Math.max(one.cpuMilli / 4000, one.memoryBytes / 16_000, one.ephemeralBytes / 90_000, (one.devices.gpu ?? 0) / 2);
  const nodes: Room[] = [];
  for (const { request: one, pods } of [...groups].sort((a, b) => share(b) - share(a) || (a.name < b.name ? -1 : 1))) {
    for (let pod = 0; pod < pods; pod++) {
      const index = nodes.findIndex((room) => podsPerNode(one, room) >= 1);
      const room = nodes[index] ?? node;
      nodes[index < 0 ? nodes.length : index] = beside(room, one);
    }
  }
  return nodes.length;
}

/** The minimum number of nodes of all placements of some pods. */
function fewestNodes(pods: readonly ResourcesPlan[], nodes: readonly Room[] = []): number {
  const [pod, ...others] = pods;
  if (!pod) return nodes.length;
  const choices = [...nodes.keys()].filter((index) => podsPerNode(pod, nodes[index] ?? node) >= 1);
  return Math.min(
    fewestNodes(others, [...nodes, beside(node, pod)]),
    ...choices.map((index) =>
      fewestNodes(
        others,
        nodes.map((room, each) => (each === index ? beside(room, pod) : room)),
      ),
    ),
  );
}

test('is never less than the sums of resources need', () => {
  fc.assert(
    fc.property(fc.array(anyGroup, { maxLength: 6 }), (groups) => {
      expect(nodesNeeded(groups, node)).toBeGreaterThanOrEqual(volumeBound(groups));
    }),
  );
});

test('equals first-fit of single pods', () => {
  const groups = fc.uniqueArray(anyGroup, { maxLength: 5, selector: ({ name }) => name });
  fc.assert(fc.property(groups, (some) => expect(nodesNeeded(some, node)).toBe(onePodAtATime(some))));
});

test('equals first-fit of single pods for many sizes', () => {
  const one = fc.record({
    name: fc.string(),
    request: fc.record({
      cpuMilli: fc.integer({ min: 0, max: 1500 }),
      memoryBytes: fc.integer({ min: 0, max: 8000 }),
      ephemeralBytes: fc.constant(0),
      devices: fc.constantFrom({}, {}, { gpu: 1 }),
    }),
    pods: fc.integer({ min: 1, max: 3 }),
  });
  const groups = fc.uniqueArray(one, { minLength: 300, maxLength: 400, selector: ({ name }) => name, size: 'max' });
  fc.assert(
    fc.property(groups, (some) => expect(nodesNeeded(some, node)).toBe(onePodAtATime(some))),
    { numRuns: 5 },
  );
});

test('is at least the minimum of all placements, and at most twice as many for one resource', () => {
  const few = fc.array(fc.record({ name: fc.string(), request: anyRequest, pods: fc.constant(1) }), { maxLength: 6 });
  fc.assert(
    fc.property(few, (groups) => {
      expect(nodesNeeded(groups, node)).toBeGreaterThanOrEqual(fewestNodes(groups.map(({ request: one }) => one)));
    }),
  );
  const cpus = fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 6 });
  fc.assert(
    fc.property(cpus, (amounts) => {
      const groups = amounts.map((cpu, index) => ({ name: `${index}`, request: request(cpu), pods: 1 }));
      expect(nodesNeeded(groups, node)).toBeLessThanOrEqual(2 * fewestNodes(amounts.map((cpu) => request(cpu))));
    }),
  );
});

test('ten thousand pods of different sizes are placed in less than two seconds', () => {
  const groups = Array.from({ length: 10_000 }, (_, index) => ({
    name: `${index}`,
    request: request(100 + ((index * 7919) % 3001), 100 + ((index * 104_729) % 12_007)),
    pods: 1 + (index % 5),
  }));
  const start = process.cpuUsage();
  expect(nodesNeeded(groups, node)).toBeGreaterThanOrEqual(volumeBound(groups));
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});

test('is exact for equal pods', () => {
  fc.assert(
    fc.property(anyRequest, fc.integer({ min: 0, max: 1000 }), (one, pods) => {
      const needed = nodesNeeded([{ name: 'a', request: one, pods }], node);
      expect(needed).toBe(Math.ceil(pods / podsPerNode(one, node)));
    }),
  );
});

test('does not depend on the order of the groups', () => {
  const groups = fc.uniqueArray(anyGroup, { maxLength: 5, selector: ({ name }) => name });
  fc.assert(
    fc.property(groups, (some) => {
      expect(nodesNeeded([...some].reverse(), node)).toBe(nodesNeeded(some, node));
    }),
  );
});

test.each([
  ['CPU', request(4001)],
  ['memory', request(0, 16_001)],
  ['scratch space', request(0, 0, { ephemeralBytes: 90_001 })],
  ['GPUs', request(0, 0, { devices: { gpu: 3 } })],
  ['a device that the node does not have', request(0, 0, { devices: { tpu: 1 } })],
])('needs infinitely many nodes if one pod needs too much %s', (_, one) => {
  expect(nodesNeeded([{ name: 'a', request: one, pods: 1 }], node)).toBe(Number.POSITIVE_INFINITY);
});

test('places small pods beside large ones', () => {
  const groups = [
    { name: 'large', request: request(3000), pods: 2 },
    { name: 'small', request: request(500), pods: 4 },
  ];
  expect(nodesNeeded(groups, node)).toBe(2);
  expect(nodesNeeded([...groups, { name: 'one', request: request(500), pods: 1 }], node)).toBe(3);
});

test('without pods no node is needed', () => {
  expect(nodesNeeded([], node)).toBe(0);
  expect(nodesNeeded([{ name: 'a', request: request(1000), pods: 0 }], node)).toBe(0);
});

test('counts billions of pods without placing them one by one', () => {
  expect(nodesNeeded([{ name: 'a', request: request(2000), pods: 4_000_000_001 }], node)).toBe(2_000_000_001);
});

test('a pod with all GPUs of a node and two pods with half of its CPUs each need two nodes', () => {
  const groups = [
    { name: 'gpus', request: request(500, 0, { devices: { gpu: 2 } }), pods: 1 },
    { name: 'half', request: request(2000, 0, { devices: { gpu: 1 } }), pods: 2 },
  ];
  expect(nodesNeeded(groups, node)).toBe(2);
});

test.each([
  ['CPU', request(1000), 0.25],
  ['memory', request(0, 8000), 0.5],
  ['GPUs', request(1000, 0, { devices: { gpu: 2 } }), 1],
  ['a device that the node does not have', request(0, 0, { devices: { tpu: 3 } }), 3],
])('the share of a node is that of the scarcest resource: %s', (_, one, share) => {
  expect(nodeShare(one, node)).toBe(share);
});
