import type { ExistingNodePoolSpec } from '../../../../lib/definition/node-pool';
import { existingDefinition, withCluster } from '../../../fixtures/definition';
import { small } from '../../../fixtures/queues';
import { findingsOf } from '../findings-of';

const id = 'queue/knows-nodes';
const base = existingDefinition();

/** A job on a pool with so many labels and taints. */
function onPool(labels: number, taints: number) {
  const numbered = (count: number) => Array.from({ length: count }, (_, number) => `example.com/${number}`);
  const general: ExistingNodePoolSpec = {
    allocatable: { cpu: '7', memory: '28Gi' },
    nodes: { max: 4 },
    labels: Object.fromEntries(numbered(labels).map((key) => [key, 'yes'])),
    taints: numbered(taints).map((key) => ({ key, effect: 'NoSchedule' })),
  };
  return { ...withCluster(base, { nodePools: { general } }), training: { baskets: small } };
}

test('eight of each are good', () => {
  expect(findingsOf(onPool(8, 8), id)).toEqual([]);
});

test('nine labels are found', () => {
  expect(findingsOf(onPool(9, 0), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'general', 'labels'],
      problem: 'training waits for this pool, and its queue can know it by 8 labels at most',
      value: 9,
      allowed: 'at most 8',
      fix: 'name only the labels that select these nodes',
    },
  ]);
});

test('nine taints are found', () => {
  expect(findingsOf(onPool(1, 9), id)[0]).toMatchObject({
    path: ['cluster', 'nodePools', 'general', 'taints'],
    problem: 'training waits for this pool, and its queue can know it by 8 taints at most',
    fix: 'take taints off the nodes',
  });
});

test('a pool that nothing waits for may have as many as it likes', () => {
  expect(findingsOf({ ...onPool(9, 9), training: {} }, id)).toEqual([]);
});
