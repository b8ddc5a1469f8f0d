import type { ExistingNodePoolSpec, TaintSpec } from '../../../../lib/definition/node-pool';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'placement/pools-apart';
const taint: TaintSpec = { key: 'example.com/dedicated', value: 'ml', effect: 'NoSchedule' };

function pool(labels: ExistingNodePoolSpec['labels'], taints: readonly TaintSpec[] = []): ExistingNodePoolSpec {
  return { labels, taints, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } };
}

function withPools(general: ExistingNodePoolSpec, other: ExistingNodePoolSpec) {
  return withCluster(existingDefinition(), { nodePools: { general, other } });
}

test('accepts pools of a cloud', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('accepts pools with different labels', () => {
  expect(findingsOf(withPools(pool({ pool: 'a' }), pool({ pool: 'b' })), id)).toEqual([]);
});

test('refuses labels that the nodes of another pool also have', () => {
  expect(findingsOf(withPools(pool({ zone: 'x' }), pool({ zone: 'x', disk: 'fast' })), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'general', 'labels'],
      problem: 'the nodes of other also have these labels and no taint that repels the pods of general',
      value: { zone: 'x' },
      fix: 'add a label that only the nodes of this pool have',
    },
  ]);
});

test('accepts another pool with a taint that the pods do not tolerate', () => {
  expect(findingsOf(withPools(pool({ zone: 'x' }), pool({ zone: 'x', disk: 'fast' }, [taint])), id)).toEqual([]);
});

test('refuses two pools with the same labels and taints', () => {
  const both = withPools(pool({ zone: 'x' }, [taint]), pool({ zone: 'x', disk: 'fast' }, [taint]));
  expect(findingsOf(both, id)).toHaveLength(1);
});

test('ignores the taints of the pool itself', () => {
  const [finding, ...others] = findingsOf(withPools(pool({ zone: 'x' }, [taint]), pool({ zone: 'x' })), id);
  expect(finding?.path).toEqual(['cluster', 'nodePools', 'general', 'labels']);
  expect(others).toEqual([]);
});

test('ignores the effect PreferNoSchedule', () => {
  const soft = { ...taint, effect: 'PreferNoSchedule' } as const;
  expect(findingsOf(withPools(pool({ zone: 'x' }), pool({ zone: 'x', disk: 'fast' }, [soft])), id)).toHaveLength(1);
});
