import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/api-access-narrow';
const from = (...apiAccess: readonly string[]) =>
  findingsOf(withCluster(definition(), { network: { apiAccess: [...apiAccess] } }), id);

test('accepts ranges of an office, and no range', () => {
  expect(from('203.0.113.7/32', '198.51.100.0/24')).toEqual([]);
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses the whole internet, also in two halves', () => {
  expect(from('203.0.113.7/32', '0.0.0.0/0')).toEqual([
    {
      rule: id,
      path: ['cluster', 'network', 'apiAccess', 1],
      problem: 'the range has 4294967296 addresses and includes public addresses of other owners',
      value: '0.0.0.0/0',
      allowed:
        'a private range, or at most a /16 of public addresses, without 169.254.0.0/16, 168.63.129.16/32, 100.100.100.200/32, 192.0.0.192/32, 127.0.0.0/8',
      fix: 'write the ranges of your offices, VPN or CI, such as the /32 of one address',
    },
  ]);
  expect(from('0.0.0.0/1', '128.0.0.0/1')).toHaveLength(2);
});

test.each(['3.0.0.0/8', '168.63.129.16/32', '168.63.0.0/16', '100.100.100.200/32', '192.0.0.192/32', '127.0.0.1/32'])(
  'refuses %s',
  (cidr) => {
    expect(from(cidr)).toMatchObject([{ path: ['cluster', 'network', 'apiAccess', 0], value: cidr }]);
  },
);

test('refuses more public addresses than two /16 have', () => {
  expect(from('52.216.0.0/16', '52.217.0.0/16', '10.0.0.0/8')).toEqual([]);
  expect(from('52.216.0.0/16', '52.217.0.0/16', '203.0.113.0/24')).toMatchObject([
    { path: ['cluster', 'network', 'apiAccess'], value: 131328 },
  ]);
});
