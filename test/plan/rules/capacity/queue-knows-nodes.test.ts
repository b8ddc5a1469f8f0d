import type { ExistingNodePoolSpec } from '../../../../lib/definition/node-pool';
import { existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { small } from '../../../fixtures/queues';

const id = 'queue/knows-nodes';
const base = existingDefinition();

/** A job on a pool with these numbers of labels and taints. */
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

test('accepts eight labels and eight taints', () => {
  expect(findingsOf(onPool(8, 8), id)).toEqual([]);
});

test('refuses nine labels', () => {
  expect(findingsOf(onPool(9, 0), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'general', 'labels'],
      problem: 'training jobs use this pool, and its ResourceFlavor allows at most 8 labels',
      value: 9,
      allowed: 'at most 8',
      fix: 'keep only the labels that select these nodes',
    },
  ]);
});

test('refuses nine taints', () => {
  expect(findingsOf(onPool(1, 9), id)[0]).toMatchObject({
    path: ['cluster', 'nodePools', 'general', 'taints'],
    problem: 'training jobs use this pool, and its ResourceFlavor allows at most 8 taints',
    fix: 'remove taints from the nodes',
  });
});

test('accepts any number without training jobs', () => {
  expect(findingsOf({ ...onPool(9, 9), training: {} }, id)).toEqual([]);
});
