import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'storage/object-store-given';

/** An existing cluster without an object store. */
function withoutStore() {
  const base = existingDefinition();
  const { objectStore: _, ...cluster } = base.cluster;
  return { ...base, cluster };
}

test('accepts an existing cluster with an object store and a cloud', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
  expect(findingsOf(definition(), id)).toEqual([]);
});

test('refuses buckets without an object store', () => {
  expect(findingsOf(withoutStore(), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'objectStore'],
      problem: 'the definition has buckets and no object store',
      fix: 'set `endpoint` and `cidr` of cluster.objectStore',
    },
  ]);
});

test('accepts a cluster without buckets and object store', () => {
  expect(findingsOf({ ...withoutStore(), buckets: {}, models: {}, services: {} }, id)).toEqual([]);
});
