import { resolvePlatform } from '../../../lib/plan/resolve/platform';
import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition } from '../../fixtures/definition';

const withSecret = (provider: 'eks' | 'gke' | 'aks' = 'eks') => ({
  ...definition(provider),
  teams: { ranking: { secrets: { 'feature-store': { remote: 'acme/feature-store' } } }, shop: {} },
});

test('is installed for teams with secrets, which it names as its reason', () => {
  const { why } = resolvedAddOn(withSecret(), 'external-secrets');
  expect(why).toContain('ranking');
  expect(why).not.toContain('shop');
  expect(addOnNames(definition())).not.toContain('external-secrets');
});

test('reads secrets and writes none', () => {
  expect(resolvedAddOn(withSecret(), 'external-secrets').values).toMatchObject({
    processClusterPushSecret: false,
    processPushSecret: false,
  });
});

test('all its programs run on the system pool', () => {
  expect(resolvedAddOn(withSecret(), 'external-secrets').values).toMatchObject({
    nodeSelector: systemPoolSelector,
    certController: { nodeSelector: systemPoolSelector },
    webhook: { nodeSelector: systemPoolSelector },
  });
});

test('on GKE its service account ends with digits of the platform', () => {
  const { addOns, cluster } = resolvePlatform(withSecret('gke'), undefined);
  const [reader] = cluster.identities.filter(({ readsSecrets }) => readsSecrets);
  const values = addOns.find((addOn) => addOn.name === 'external-secrets')?.values;
  expect(reader?.serviceAccount).toMatch(/^external-secrets-[\da-f]{8}$/);
  expect(values?.serviceAccount).toEqual({ name: reader?.serviceAccount });
});

test('on AKS its pods and its service account use workload identity', () => {
  const name = 'external-secrets/external-secrets';
  const outputs = { outputs: { identities: { [name]: { clientId: 'client-1' } } } };
  const { addOns } = resolvePlatform(withSecret('aks'), outputs);
  const values = addOns.find((addOn) => addOn.name === 'external-secrets')?.values;
  expect(values).toMatchObject({
    podLabels: { 'azure.workload.identity/use': 'true' },
    serviceAccount: {
      name: 'external-secrets',
      annotations: { 'azure.workload.identity/client-id': 'client-1' },
    },
  });
  expect(resolvedAddOn(withSecret(), 'external-secrets').values).not.toHaveProperty('podLabels');
});
