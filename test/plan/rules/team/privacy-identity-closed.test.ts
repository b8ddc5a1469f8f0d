import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/identity-closed';
const perimeter = 'accessPolicies/123456789/servicePerimeters/ml';

test.each([
  ['EKS', definition('eks')],
  ['GKE within a perimeter', withCluster(definition('gke'), { network: { perimeter } })],
  ['an existing cluster', existingDefinition()],
])('accepts a confined team on %s, whose pods get credentials on the node or from a Secret', (_, whole) => {
  expect(findingsOf(confine(whole), id)).toEqual([]);
});

test('refuses a confined team on GKE without a perimeter, whose pods reach the token service of Google', () => {
  const [finding] = findingsOf(confine(definition('gke')), id);
  expect(finding?.problem).toBe(
    'GKE does not close identity: pods reach sts.googleapis.com, which exchanges tokens for credentials of every project',
  );
});

test('refuses a confined team on AKS, whose pods reach Microsoft Entra ID', () => {
  const [finding] = findingsOf(confine(definition('aks')), id);
  expect(finding?.problem).toBe(
    'AKS does not close identity: pods reach the sign-in of Microsoft Entra ID, which all tenants share',
  );
});
