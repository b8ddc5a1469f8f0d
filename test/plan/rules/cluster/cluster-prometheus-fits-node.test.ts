import { definition, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/prometheus-fits-node';
const many = { scale: { min: 2, max: 2000 } };

test.each([definition('eks'), definition('gke'), definition('aks'), withService(existingDefinition(), many)])(
  'accepts a definition on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test.each(['eks', 'gke', 'aks'] as const)('refuses more series than a node of %s has memory for', (provider) => {
  expect(findingsOf(withService(definition(provider), many), id)).toEqual([
    expect.objectContaining({
      path: ['cluster', 'systemPool', 'machine'],
      problem: expect.stringMatching(
        /^Prometheus requests \S+ CPUs and \S+ for an estimated \d+ series of 8 nodes and all workloads \(most: churn of team ranking \d+\), and a node has \S+ and \S+$/,
      ),
    }),
  ]);
});

test('accepts them on a larger machine', () => {
  const systemPool = { machine: { cpu: 16, memory: '128Gi' }, nodes: { min: 2, max: 4 } };
  expect(findingsOf(withCluster(withService(definition('eks'), many), { systemPool }), id)).toEqual([]);
});

test('accepts a Prometheus that the platform does not install', () => {
  const other = { ...withService(definition('eks'), many), addOns: { 'kube-prometheus-stack': { manage: false } } };
  expect(findingsOf(other, id)).toEqual([]);
});
