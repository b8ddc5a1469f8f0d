import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

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

test('accepts ids of another region beside ids, which another rule reports', () => {
  expect(found(['use1-az1', 'usw2-az2'])).toEqual([]);
  const zones = ['use1-az1', 'usw2-az2'];
  expect(findingsOf(withCluster(definition('eks'), { zones }), 'cluster/zones-of-region')).toMatchObject([
    { path: ['cluster', 'zones', 1], problem: 'this is not a zone of us-east-1' },
  ]);
});

test.each([
  [['us-east-1a', 'us-east-1b'], 'use1-az1'],
  [undefined, 'use1-az1'],
  [['use1-az1', 'use1-az2'], 'us-east-1a'],
])('with the zones %j of a cluster, refuses the zone %s of a pool once', (zones, zone) => {
  const pools = withPools('eks', { extra: { machine: { cpu: 4, memory: '16Gi' }, zones: [zone] } });
  const platform = withCluster(pools, zones ? { zones } : {});
  expect(findingsOf(platform, id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'extra', 'zones', 0],
      problem: 'this zone is not in the notation of the zones of the cluster, so it can be any of them',
      value: zone,
      allowed: zones ?? ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      fix: 'write the zones of the cluster and of the pool in one notation, only names or only ids',
    },
  ]);
  expect(findingsOf(platform, 'cluster/zones-of-region')).toEqual([]);
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
