import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/identity-closed';

test.each([
  ['EKS', definition('eks')],
  ['GKE', definition('gke')],
  ['an existing cluster', existingDefinition()],
])('accepts a confined team on %s, whose pods get credentials on the node or from a Secret', (_, whole) => {
  expect(findingsOf(confine(whole), id)).toEqual([]);
});

test('refuses a confined team on AKS, whose pods reach Microsoft Entra ID', () => {
  const [finding] = findingsOf(confine(definition('aks')), id);
  expect(finding?.problem).toBe(
    'AKS does not close identity: pods reach the sign-in of Microsoft Entra ID, which all tenants share',
  );
});
