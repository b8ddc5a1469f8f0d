import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/storage-closed';
const perimeter = 'accessPolicies/123456789/servicePerimeters/ml';

test('accepts a confined team where pods reach only the buckets of the platform', () => {
  expect(findingsOf(confine(definition('eks')), id)).toEqual([]);
  expect(findingsOf(confine(definition('aks')), id)).toEqual([]);
});

test('accepts teams that are not confined', () => {
  expect(findingsOf(definition('gke'), id)).toEqual([]);
});

test('refuses a confined team on GKE without a perimeter, and names the fix', () => {
  expect(findingsOf(confine(definition('gke')), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'confined'],
      problem:
        'GKE does not close storage: pods with credentials of another project reach its buckets and all other Google APIs at private.googleapis.com',
      value: true,
      fix: 'create a VPC Service Controls perimeter as the guide says, and name it in cluster.network.perimeter',
    },
  ]);
});

test('accepts a confined team on GKE within a perimeter', () => {
  expect(findingsOf(confine(withCluster(definition('gke'), { network: { perimeter } })), id)).toEqual([]);
});

test('refuses a confined team beside an object store of unknown owners', () => {
  const [finding] = findingsOf(confine(existingDefinition()), id);
  expect(finding?.fix).toBe('say in cluster.confinement.storage why the object store has no buckets of others');
});

test('accepts a confined team where the definition says what closes the object store', () => {
  const stated = { confinement: { storage: 'the object store has no other users' } };
  expect(findingsOf(confine(withCluster(existingDefinition(), stated)), id)).toEqual([]);
});
