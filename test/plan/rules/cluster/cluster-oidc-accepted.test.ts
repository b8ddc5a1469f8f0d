import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/oidc-accepted';
const oidc = { issuer: 'https://login.acme.io', clientId: 'kubernetes' };

test('accepts a provider on EKS', () => {
  expect(findingsOf(withCluster(definition('eks'), { oidc }), id)).toEqual([]);
});

test.each(['gke', 'aks'] as const)('refuses a provider on %s', (provider) => {
  expect(findingsOf(withCluster(definition(provider), { oidc }), id)).toMatchObject([
    { path: ['cluster', 'oidc'], value: 'https://login.acme.io' },
  ]);
});
