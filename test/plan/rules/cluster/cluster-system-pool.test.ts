import type { SystemPoolSpec } from '../../../../lib/definition/node-pool';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'cluster/system-pool';

function found(provider: 'eks' | 'gke' | 'aks', systemPool: SystemPoolSpec) {
  return findingsOf(withCluster(definition(provider), { systemPool }), id);
}

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'the operators have room by default ($cluster.provider)',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('one small node is too small for the operators', () => {
  expect(found('eks', { machine: { cpu: 1, memory: '1Gi', arch: 'arm64' }, nodes: { min: 1, max: 4 } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool'],
      problem: '1 of m7g.medium has 690m CPUs and 3089Mi for the operators',
      allowed: '2 CPUs and 4Gi at least, by our estimate',
      fix: "raise 'nodes.min', or choose a larger machine",
    },
  ]);
});

test.each(['eks', 'gke', 'aks'] as const)('one node of four CPUs is enough on %s', (provider) => {
  expect(found(provider, { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } })).toEqual([]);
});

test('a pool that may be empty is found, once', () => {
  expect(found('eks', { nodes: { min: 0, max: 4 } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool', 'nodes', 'min'],
      problem: 'there would be no node for the operators',
      value: 0,
      allowed: '1 or more',
      fix: 'keep at least one node, better two in different zones',
    },
  ]);
  expect(found('aks', { nodes: { min: 0, max: 4 } })[0]?.problem).toContain('AKS wants one');
});

test('GPUs are wasted on operators', () => {
  expect(found('gke', { machine: { type: 'g2-standard-8' } })).toEqual([
    {
      rule: id,
      path: ['cluster', 'systemPool', 'machine'],
      problem: 'its nodes have GPUs, which no operator uses',
      value: 'g2-standard-8',
      fix: 'choose a machine without GPUs; GPUs belong into a node pool',
    },
  ]);
});

test('arm64 is possible where the cloud does not taint such nodes', () => {
  const machine = { cpu: 4, memory: '16Gi', arch: 'arm64' } as const;
  expect(found('eks', { machine })).toEqual([]);
  expect(found('gke', { machine })[0]).toMatchObject({
    path: ['cluster', 'systemPool', 'machine'],
    problem: 'the cloud keeps pods away from such nodes with the taint kubernetes.io/arch, which no operator tolerates',
  });
});
