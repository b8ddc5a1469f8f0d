import type { Rule } from '../rule';

/** On an existing cluster, buckets need an object store. */
export const storageObjectStoreGiven: Rule<'platform'> = {
  id: 'storage/object-store-given',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'Without the address of the object store no model can be downloaded.',
  check: ({ definition: { buckets }, provider }) =>
    !provider.objectStoreKnown && Object.keys(buckets ?? {}).length > 0
      ? [
          {
            path: ['cluster', 'objectStore'],
            problem: 'the definition has buckets and no object store',
            fix: 'set `endpoint` and `cidr` of cluster.objectStore',
          },
        ]
      : [],
};
