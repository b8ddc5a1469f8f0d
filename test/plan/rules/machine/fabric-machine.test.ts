import { existingDefinition } from '../../../fixtures/definition';
import { type PoolRequest, withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'fabric/machine';
const found = (request: PoolRequest, provider: 'eks' | 'gke' | 'aks' = 'eks') =>
  findingsOf(withPools(provider, { fast: { fabric: true, ...request } }), id);

test.each(['eks', 'gke', 'aks'] as const)('%s: machines for training have a fabric', (provider) => {
  expect(found({ gpu: { type: 'h100', count: 8 } }, provider)).toEqual([]);
});

test('of nodes that are there nothing is asked', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('a machine type without EFA is found, with those of the same GPU that have it, and by no other rule', () => {
  const request = { machine: { type: 'g6.xlarge' } };
  expect(found(request)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'fast', 'fabric'],
      problem: 'g6.xlarge has no EFA, as far as the catalog knows',
      value: true,
      allowed: expect.arrayContaining(['g6.8xlarge', 'g6.48xlarge']),
      fix: "choose one of these, or take 'fabric' away",
    },
  ]);
  expect(findingsOf(withPools('eks', { fast: { fabric: true, ...request } }), 'machine/available')).toEqual([]);
});

test('a GPU that no machine with EFA has is found', () => {
  const [finding] = found({ gpu: { type: 't4g', count: 1 } });
  expect(finding?.problem).toBe('g5g.xlarge has no EFA, as far as the catalog knows');
  expect(finding?.allowed).toContain('machines with h100');
});

test('a machine without GPUs is found, because of them the catalog does not know', () => {
  expect(found({ machine: { cpu: 4, memory: '16Gi' } })).toHaveLength(1);
});

test('where nodes stand close together any machine will do', () => {
  expect(found({ machine: { cpu: 4, memory: '16Gi' } }, 'aks')).toEqual([]);
});

test('one node alone is found', () => {
  expect(found({ gpu: { type: 'h100', count: 8 }, nodes: { min: 0, max: 1 } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'fast', 'nodes', 'max'],
      problem: 'a fabric is between nodes, and there is never more than one',
      value: 1,
      allowed: 'at least 2',
      fix: "allow more nodes, or take 'fabric' away",
    },
  ]);
});
