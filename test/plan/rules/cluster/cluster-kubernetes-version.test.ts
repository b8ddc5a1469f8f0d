import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

test.each(['eks', 'gke', 'aks'] as const)('%s serves the default version', (provider) => {
  expect(findingsOf(definition(provider), 'cluster/kubernetes-version')).toEqual([]);
});

test('a version that the cloud no longer serves is found', () => {
  expect(findingsOf(withCluster(definition(), { kubernetes: '1.29' }), 'cluster/kubernetes-version')).toEqual([
    {
      rule: 'cluster/kubernetes-version',
      path: ['cluster', 'kubernetes'],
      problem: 'eks does not serve this version',
      value: '1.29',
      allowed: ['1.33', '1.34', '1.35', '1.36'],
      fix: 'choose one of these versions',
    },
  ]);
});

test('a cluster that exists must have a version that manifests are written for', () => {
  expect(findingsOf(withCluster(existingDefinition(), { kubernetes: '1.29' }), 'cluster/kubernetes-version')).toEqual([
    {
      rule: 'cluster/kubernetes-version',
      path: ['cluster', 'kubernetes'],
      problem: 'no manifests are written for this version',
      value: '1.29',
      allowed: ['1.33', '1.34', '1.35', '1.36'],
      fix: 'choose one of these versions',
    },
  ]);
});
