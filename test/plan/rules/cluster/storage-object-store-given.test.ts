import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'storage/object-store-given';

/** The existing cluster, and nothing said about where its buckets are. */
function withoutStore() {
  const base = existingDefinition();
  const { objectStore: _, ...cluster } = base.cluster;
  return { ...base, cluster };
}

test('an existing cluster with an object store is good, and so is a cloud, which has its own', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('buckets without an object store are found', () => {
  expect(findingsOf(withoutStore(), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'objectStore'],
      problem: 'there are buckets, but it is not said where they are',
      fix: 'give the endpoint of the object store and the addresses that it has',
    },
  ]);
});

test('without buckets no object store is needed', () => {
  expect(findingsOf({ ...withoutStore(), buckets: {}, models: {}, services: {} }, id)).toEqual([]);
});
