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
      problem: 'the range has 4294967296 addresses and includes addresses of other owners or of the node',
      value: '0.0.0.0/0',
      allowed: 'a range of at most a /8 without 127.0.0.0/8 and 169.254.0.0/16',
      fix: 'write the ranges of your offices, VPN or CI, such as the /32 of one address',
    },
  ]);
  expect(from('0.0.0.0/1', '128.0.0.0/1')).toHaveLength(2);
});
