import type { Rule } from '../rule';

/** On a cluster that exists, buckets need an object store. */
export const storageObjectStoreGiven: Rule<'platform'> = {
  id: 'storage/object-store-given',
  scope: 'platform',
  waivable: false,
  rationale: 'Without the address of the object store no model can be fetched.',
  check: ({ definition: { buckets, cluster } }) =>
    cluster.provider === 'existing' && !cluster.objectStore && Object.keys(buckets ?? {}).length > 0
      ? [
          {
            path: ['cluster', 'objectStore'],
            problem: 'there are buckets, but it is not said where they are',
            fix: 'give the endpoint of the object store and the addresses that it has',
          },
        ]
      : [],
};
