import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'storage/object-store-safe';

function store(change: { readonly endpoint?: string; readonly cidr?: string }) {
  const objectStore = { endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32', ...change };
  return findingsOf(withCluster(existingDefinition(), { objectStore }), id);
}

test.each(['10.20.0.15/32', '10.0.0.0/8', '172.16.0.0/12'])('accepts TLS and the range %s', (cidr) => {
  expect(store({ cidr })).toEqual([]);
});

test('accepts a cloud, whose stores are known', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test.each([
  ...['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/2', '3.0.0.0/8', '168.0.0.0/6', '168.63.0.0/16'],
  ...['169.254.169.254/32', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32', '127.0.0.1/32'],
])('refuses the range %s', (cidr) => {
  expect(store({ cidr })).toMatchObject([{ path: ['cluster', 'objectStore', 'cidr'], value: cidr }]);
});

test('refuses a store without TLS', () => {
  expect(store({ endpoint: 'http://minio.storage.internal:9000' })).toEqual([
    {
      rule: id,
      path: ['cluster', 'objectStore', 'endpoint'],
      problem: 'models, data and credentials are sent without encryption',
      value: 'http://minio.storage.internal:9000',
      allowed: 'an address that starts with https://',
      fix: "enable TLS of the store, and set 'certificateAuthority' if the authority of its certificate is private",
    },
  ]);
});
