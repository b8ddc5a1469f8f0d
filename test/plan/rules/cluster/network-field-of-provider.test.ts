import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'network/field-of-provider';
const perimeter = 'accessPolicies/123456789/servicePerimeters/ml';

test('accepts the fields of the cloud', () => {
  expect(findingsOf(withCluster(definition('eks'), { network: { imageBuckets: ['acme-registry'] } }), id)).toEqual([]);
  expect(findingsOf(withCluster(definition('gke'), { network: { perimeter } }), id)).toEqual([]);
  expect(findingsOf(withCluster(definition('aks'), { network: { cidr: '10.1.0.0/16' } }), id)).toEqual([]);
});

test('refuses the fields of another cloud', () => {
  expect(findingsOf(withCluster(definition('eks'), { network: { perimeter } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'perimeter'],
      problem: 'EKS has no such setting',
      value: perimeter,
      fix: 'remove it',
    },
  ]);
  expect(findingsOf(withCluster(definition('gke'), { network: { imageBuckets: ['acme-registry'] } }), id)).toHaveLength(
    1,
  );
});
