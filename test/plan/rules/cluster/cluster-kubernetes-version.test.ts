import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

test.each(['eks', 'gke', 'aks'] as const)('accepts the default version on %s', (provider) => {
  expect(findingsOf(definition(provider), 'cluster/kubernetes-version')).toEqual([]);
});

test('refuses a version that the cloud no longer serves', () => {
  expect(findingsOf(withCluster(definition(), { kubernetes: '1.29' }), 'cluster/kubernetes-version')).toEqual([
    {
      rule: 'cluster/kubernetes-version',
      path: ['cluster', 'kubernetes'],
      problem: 'EKS does not serve this version',
      value: '1.29',
      allowed: ['1.33', '1.34', '1.35', '1.36'],
      fix: 'choose an allowed version',
    },
  ]);
});

test('refuses an existing cluster with an unsupported version', () => {
  expect(findingsOf(withCluster(existingDefinition(), { kubernetes: '1.29' }), 'cluster/kubernetes-version')).toEqual([
    {
      rule: 'cluster/kubernetes-version',
      path: ['cluster', 'kubernetes'],
      problem: 'the manifests do not support this version',
      value: '1.29',
      allowed: ['1.33', '1.34', '1.35', '1.36'],
      fix: 'choose an allowed version',
    },
  ]);
});
