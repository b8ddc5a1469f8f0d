import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { type PoolRequest, withPools } from '../../../fixtures/pools';

const id = 'fabric/machine';
const found = (request: PoolRequest, provider: 'eks' | 'gke' | 'aks' = 'eks') =>
  findingsOf(withPools(provider, { fast: { fabric: true, ...request } }), id);

test.each(['eks', 'gke', 'aks'] as const)('accepts machines for training on %s', (provider) => {
  expect(found({ gpu: { type: 'h100', count: 8 } }, provider)).toEqual([]);
});

test('accepts existing nodes', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses a machine type without EFA and lists those with the same GPU', () => {
  const request = { machine: { type: 'g6.xlarge' } };
  expect(found(request)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'fast', 'fabric'],
      problem: 'g6.xlarge has no EFA according to the catalog',
      value: true,
      allowed: expect.arrayContaining(['g6.8xlarge', 'g6.48xlarge']),
      fix: "choose an allowed machine, or remove 'fabric'",
    },
  ]);
  expect(findingsOf(withPools('eks', { fast: { fabric: true, ...request } }), 'machine/available')).toEqual([]);
});

test('lists GPUs if no machine with EFA has the GPU', () => {
  const [finding] = found({ gpu: { type: 't4g', count: 1 } });
  expect(finding?.problem).toBe('g5g.xlarge has no EFA according to the catalog');
  expect(finding?.allowed).toContain('machines with h100');
});

test('refuses a machine without GPUs', () => {
  expect(found({ machine: { cpu: 4, memory: '16Gi' } })).toHaveLength(1);
});

test('accepts any machine with compact placement', () => {
  expect(found({ machine: { cpu: 4, memory: '16Gi' } }, 'aks')).toEqual([]);
});

test('refuses a pool with one node', () => {
  expect(found({ gpu: { type: 'h100', count: 8 }, nodes: { min: 0, max: 1 } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'fast', 'nodes', 'max'],
      problem: 'a fabric connects nodes, and the pool has at most 1',
      value: 1,
      allowed: 'at least 2',
      fix: "raise nodes.max to at least 2, or remove 'fabric'",
    },
  ]);
});
