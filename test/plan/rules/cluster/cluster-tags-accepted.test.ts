import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/tags-accepted';
type Provider = 'eks' | 'gke' | 'aks';

const tagged = (provider: Provider, tags: Readonly<Record<string, string>>) =>
  findingsOf(withCluster(definition(provider), { tags }), id);
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'a']));

test.each([
  ['eks', 'Cost Center', 'ml / search: 50'],
  ['eks', 'acme.example/owner', 'ann@acme.example'],
  ['gke', 'cost-center', 'ml_search-1'],
  ['gke', 'größe', 'klein'],
  ['aks', 'CostCenter', 'ml <search> & 50%'],
] as const)('accepts on %s the tag %s', (provider, key, value) => {
  expect(tagged(provider, { [key]: value })).toEqual([]);
});

test.each([
  ['eks', 'aws:owner', 'a'],
  ['eks', 'AWS:owner', 'a'],
  ['eks', 'kubernetes.io/role/elb', '1'],
  ['eks', 'k8s.io/cluster-autoscaler/enabled', '1'],
  ['eks', 'Name', 'a'],
  ['eks', 'a=b', 'a'],
  ['eks', 'owner', 'a,b'],
  ['eks', 'owner', 'a'.repeat(257)],
  ['gke', 'Owner', 'a'],
  ['gke', '1owner', 'a'],
  ['gke', 'goog-owner', 'a'],
  ['gke', 'owner', 'Ann'],
  ['gke', 'owner', 'a'.repeat(64)],
  ['aks', 'cost center', 'a'],
  ['aks', '1owner', 'a'],
  ['aks', 'Microsoft.owner', 'a'],
  ['aks', 'owner', 'a'.repeat(257)],
  ['eks', 'platform', 'a'],
  ['aks', 'Managed-By', 'a'],
] as const)('refuses on %s the tag %s with %j', (provider, key, value) => {
  expect(tagged(provider, { [key]: value })).toHaveLength(1);
});

test('says what a cloud accepts', () => {
  expect(tagged('gke', { Owner: 'ann' })).toEqual([
    {
      rule: id,
      path: ['cluster', 'tags', 'Owner'],
      problem: 'GKE does not accept this key',
      value: 'Owner',
      allowed: '1 to 63 lower case letters, digits, _ and -, with a letter at the start, and not goog',
      fix: 'use the allowed format',
    },
  ]);
});

test('keys that differ only in case are the same on AKS', () => {
  expect(tagged('eks', { owner: 'a', Owner: 'b' })).toEqual([]);
  expect(tagged('aks', { owner: 'a', Owner: 'b' })).toMatchObject([
    { path: ['cluster', 'tags', 'Owner'], problem: 'AKS ignores the case of keys, and owner has the same letters' },
  ]);
});

test.each([
  ['eks', 45],
  ['gke', 50],
  ['aks', 13],
] as const)('on %s there is room for %i tags', (provider, max) => {
  expect(tagged(provider, many(max))).toEqual([]);
  expect(tagged(provider, many(max + 1))).toMatchObject([{ value: max + 1, allowed: `at most ${max} tags` }]);
});
