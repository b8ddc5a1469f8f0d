import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'bucket/unique-name';

/** A definition without an account. */
function withoutAccount(provider: 'eks' | 'gke' | 'aks' = 'eks') {
  const base = definition(provider);
  const { account: _, ...cluster } = base.cluster;
  return { ...base, cluster };
}

test('accepts a name from the account and an explicit name', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf({ ...withoutAccount(), buckets: { models: { name: 'acme-models-7f3a' } } }, id)).toEqual([]);
});

test.each(['eks', 'gke', 'aks'] as const)('refuses a name that is not unique on %s', (provider) => {
  expect(findingsOf(withoutAccount(provider), id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models'],
      problem: 'the generated name is not unique, so another customer can own it',
      fix: "set 'cluster.account', which becomes part of the name, or set 'name' of the bucket",
    },
  ]);
});

test('accepts an unmanaged bucket', () => {
  expect(findingsOf({ ...withoutAccount(), buckets: { models: { manage: false } } }, id)).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});
