import type { ExistingNodePoolSpec, TaintSpec } from '../../../../lib/definition/node-pool';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'placement/pools-apart';
const taint: TaintSpec = { key: 'example.com/dedicated', value: 'ml', effect: 'NoSchedule' };

function pool(labels: ExistingNodePoolSpec['labels'], taints: readonly TaintSpec[] = []): ExistingNodePoolSpec {
  return { labels, taints, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } };
}

function withPools(general: ExistingNodePoolSpec, other: ExistingNodePoolSpec) {
  return withCluster(existingDefinition(), { nodePools: { general, other } });
}

test('pools of a cloud are apart by themselves', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('pools whose labels differ are apart', () => {
  expect(findingsOf(withPools(pool({ pool: 'a' }), pool({ pool: 'b' })), id)).toEqual([]);
});

test('labels that nodes of another pool have as well are found', () => {
  expect(findingsOf(withPools(pool({ zone: 'x' }), pool({ zone: 'x', disk: 'fast' })), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'general', 'labels'],
      problem: 'the nodes of other have these labels too, and no taint that keeps the pods of general away',
      value: { zone: 'x' },
      fix: 'name a label that only the nodes of this pool have',
    },
  ]);
});

test('a taint of the other pool keeps pods away that do not tolerate it', () => {
  expect(findingsOf(withPools(pool({ zone: 'x' }), pool({ zone: 'x', disk: 'fast' }, [taint])), id)).toEqual([]);
});

test('a taint that both have keeps nobody away', () => {
  const both = withPools(pool({ zone: 'x' }, [taint]), pool({ zone: 'x', disk: 'fast' }, [taint]));
  expect(findingsOf(both, id)).toHaveLength(1);
});

test('a taint of the pool itself keeps none of its pods from another', () => {
  const [finding, ...others] = findingsOf(withPools(pool({ zone: 'x' }, [taint]), pool({ zone: 'x' })), id);
  expect(finding?.path).toEqual(['cluster', 'nodePools', 'general', 'labels']);
  expect(others).toEqual([]);
});

test('a taint that only asks to stay away is none', () => {
  const soft = { ...taint, effect: 'PreferNoSchedule' } as const;
  expect(findingsOf(withPools(pool({ zone: 'x' }), pool({ zone: 'x', disk: 'fast' }, [soft])), id)).toHaveLength(1);
});
