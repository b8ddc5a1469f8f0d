import type { SystemPoolSpec } from '../../../../lib/definition/node-pool';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/system-pool';

function found(provider: 'eks' | 'gke' | 'aks', systemPool: SystemPoolSpec) {
  return findingsOf(withCluster(definition(provider), { systemPool }), id);
}

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'accepts the default system pool on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('refuses one small node', () => {
  expect(found('eks', { machine: { cpu: 1, memory: '1Gi', arch: 'arm64' }, nodes: { min: 1, max: 4 } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool'],
      problem: '1 × m7g.medium has 690m CPUs and 3089Mi for the operators',
      allowed: 'at least 2 CPUs and 4Gi (estimate)',
      fix: "raise 'nodes.min', or choose a larger machine",
    },
  ]);
});

test.each(['eks', 'gke', 'aks'] as const)('accepts one node of four CPUs on %s', (provider) => {
  expect(found(provider, { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } })).toEqual([]);
});

test('reports a pool that can be empty once', () => {
  expect(found('eks', { nodes: { min: 0, max: 4 } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool', 'nodes', 'min'],
      problem: 'the minimum is 0 nodes, so the operators can be without a node',
      value: 0,
      allowed: '1 or more',
      fix: 'raise nodes.min to at least 1, better 2 in different zones',
    },
  ]);
  expect(found('aks', { nodes: { min: 0, max: 4 } })[0]?.problem).toContain('AKS requires one');
});

test('refuses GPUs', () => {
  expect(found('gke', { machine: { type: 'g2-standard-8' } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool', 'machine'],
      problem: 'the nodes have GPUs, which no operator uses',
      value: 'g2-standard-8',
      fix: 'choose a machine without GPUs, and use GPUs in a node pool',
    },
  ]);
});

test('accepts arm64 if the cloud does not taint the nodes', () => {
  const machine = { cpu: 4, memory: '16Gi', arch: 'arm64' } as const;
  expect(found('eks', { machine })).toEqual([]);
  expect(found('gke', { machine })[0]).toMatchObject({
    path: ['cluster', 'systemPool', 'machine'],
    problem: 'the cloud adds the taint kubernetes.io/arch to these nodes, which no operator tolerates',
  });
});
