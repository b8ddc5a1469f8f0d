import type { GpuSpec } from '../../../../lib/definition/gpu';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'machine/gpu-count';

function withGpus(gpu: GpuSpec) {
  const base = definition();
  return withCluster(base, { nodePools: { ...base.cluster.nodePools, gpus: { gpu, nodes: { min: 0, max: 1 } } } });
}

test('accepts an available number', () => {
  expect(findingsOf(withGpus({ type: 'l4', count: 4 }), id)).toEqual([]);
});

test('refuses another number and lists the available ones', () => {
  expect(findingsOf(withGpus({ type: 'l4', count: 3 }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'gpus', 'gpu', 'count'],
      problem: 'no machine type of eks in us-east-1 has 3 × l4',
      value: 3,
      allowed: ['1', '4', '8'],
      fix: 'set gpu.count to an allowed number',
    },
  ]);
});

test('reports nothing for an unavailable GPU', () => {
  expect(findingsOf(withGpus({ type: 'gb200', count: 4 }), id)).toEqual([]);
});

test('accepts any number on existing nodes', () => {
  const base = existingDefinition();
  const { general } = base.cluster.nodePools;
  const gpus = { ...general, labels: {}, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 1 } };
  const nodePools = { ...base.cluster.nodePools, gpus: { ...gpus, gpu: { type: 'l4', count: 3 } as const } };
  expect(findingsOf(withCluster(base, { nodePools }), id)).toEqual([]);
});
