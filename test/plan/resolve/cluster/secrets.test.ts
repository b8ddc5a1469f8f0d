import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition } from '../../../fixtures/definition';

function planWithSecrets(base: ModelPlatformDefinition) {
  const secrets = { 'feature-store': { remote: 'feature-store' } };
  const { plan } = checkModelPlatform({
    ...base,
    teams: { ranking: { secrets }, shop: { secrets: { other: { remote: 'feature-store' } } } },
  });
  if (!plan) throw new Error('the definition has the wrong shape');
  return plan;
}

test('a secret of two teams is created once', () => {
  expect(planWithSecrets(definition()).cluster.secrets?.names).toEqual(['feature-store']);
});

test.each([
  ['eks', { kind: 'aws-secrets-manager', region: 'us-east-1' }],
  ['gke', { kind: 'google-secret-manager', project: 'acme-ml-123456' }],
] as const)('the secret store is that of the cloud: %s', (provider, store) => {
  expect(planWithSecrets(definition(provider)).teams.ranking?.secretStore).toEqual(store);
});

test('the name of a vault is valid in Azure', () => {
  const { teams } = planWithSecrets({ ...definition('aks'), name: 'a-very--long-name-of-a-platform' });
  const store = teams.ranking?.secretStore;
  expect(store?.kind === 'azure-key-vault' ? store.vault : '').toMatch(/^(?!.*--)[a-z][a-z0-9-]{1,22}[a-z0-9]$/);
});

test('External Secrets is installed with an identity that can only read these secrets', () => {
  const { addOns, cluster } = planWithSecrets(definition());
  expect(addOns.find(({ name }) => name === 'external-secrets')?.why).toBe('secrets of the teams ranking, shop');
  expect(cluster.identities.filter(({ readsSecrets }) => readsSecrets)).toMatchObject([
    { name: 'external-secrets/external-secrets', grants: [] },
  ]);
});

test('without secrets there is no operator and no identity', () => {
  const { plan } = checkModelPlatform(definition());
  expect(plan?.addOns.map(({ name }) => name)).not.toContain('external-secrets');
  expect(plan?.cluster.secrets).toBeUndefined();
});

test('on an existing cluster the store exists', () => {
  const { teams, cluster } = planWithSecrets(existingDefinition());
  expect(teams.ranking?.secretStore).toEqual({ kind: 'cluster-secret-store', name: 'acme' });
  expect(cluster.secrets).toBeUndefined();
});
