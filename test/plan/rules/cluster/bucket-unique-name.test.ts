import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'bucket/unique-name';

/** Nobody says whose account it is. */
function withoutAccount(provider: 'eks' | 'gke' | 'aks' = 'eks') {
  const base = definition(provider);
  const { account: _, ...cluster } = base.cluster;
  return { ...base, cluster };
}

test('a name that the account goes into is good, and so is one of the user', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf({ ...withoutAccount(), buckets: { models: { name: 'acme-models-7f3a' } } }, id)).toEqual([]);
});

test.each(['eks', 'gke', 'aks'] as const)('on %s a name that others could get as well is found', (provider) => {
  expect(findingsOf(withoutAccount(provider), id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models'],
      problem: 'somebody else may have a bucket of the name that would be given to it',
      fix: "write your account as 'cluster.account', which goes into the name, or a name of your own as 'name'",
    },
  ]);
});

test('a bucket that is not made has its name already', () => {
  expect(findingsOf({ ...withoutAccount(), buckets: { models: { manage: false } } }, id)).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});
