import type { ManagedClusterSpec } from '../../../../lib/definition/cluster';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/api-reachable';

function withoutNetwork(provider: ManagedClusterSpec['provider']): ModelPlatformDefinition {
  const base = definition(provider);
  const { network: _, ...cluster } = base.cluster;
  return { ...base, cluster };
}

test.each(['eks', 'aks'] as const)('on %s the definition says how people reach the API', (provider) => {
  expect(findingsOf(withoutNetwork(provider), id)).toMatchObject([{ path: ['cluster', 'network', 'apiAccess'] }]);
  expect(findingsOf(withCluster(definition(provider), { network: { cidr: '10.1.0.0/16' } }), id)).toHaveLength(1);
});

test('accepts ranges, and none for people in the network', () => {
  expect(findingsOf(definition('eks'), id)).toEqual([]);
  expect(findingsOf(withCluster(definition('eks'), { network: { apiAccess: ['198.51.100.7/32'] } }), id)).toEqual([]);
});

test('people reach a private API on GKE by its DNS endpoint', () => {
  expect(findingsOf(withoutNetwork('gke'), id)).toEqual([]);
});
