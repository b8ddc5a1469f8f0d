import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/zones-usable';
const found = (zones: readonly string[]) => findingsOf(withCluster(definition('eks'), { zones }), id);

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'accepts a definition without zones on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('accepts names and accepts ids', () => {
  expect(found(['us-east-1a', 'us-east-1c'])).toEqual([]);
  expect(found(['use1-az1', 'use1-az6'])).toEqual([]);
  expect(
    findingsOf(withCluster(definition('eks'), { zones: ['use1-az1', 'use1-az6'] }), 'cluster/zones-of-region'),
  ).toEqual([]);
});

test('refuses names beside ids', () => {
  expect(found(['us-east-1a', 'use1-az6'])).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones'],
      problem: 'some zones are names and some are ids, so two of them can be the same zone',
      value: ['us-east-1a', 'use1-az6'],
      allowed: 'only names, or only ids',
      fix: 'write all zones in one of the two notations',
    },
  ]);
});

test('refuses a zone without the control plane of EKS', () => {
  expect(found(['use1-az1', 'use1-az3'])).toEqual([
    {
      rule: id,
      path: ['cluster', 'zones', 1],
      problem: 'EKS cannot place its control plane in this zone',
      value: 'use1-az3',
      fix: 'choose another zone of the region',
    },
  ]);
});
