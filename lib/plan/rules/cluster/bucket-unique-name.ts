import type { Rule } from '../rule';

/** The name of a managed bucket is unique among all customers of the cloud. */
export const bucketUniqueName: Rule<'managed-cluster'> = {
  id: 'bucket/unique-name',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'Bucket names are global in a cloud: a name generated from the definition alone is taken by the first customer who copied the definition.',
  check: ({ definition: { buckets }, cluster, cloud }) =>
    !cloud.globalBucketNames || cluster.account !== undefined
      ? []
      : Object.entries(buckets ?? {})
          .filter(([, { name, manage = true }]) => manage && name === undefined)
          .map(([name]) => ({
            path: ['buckets', name],
            problem: 'the generated name is not unique, so another customer can own it',
            fix: "set 'cluster.account', which becomes part of the name, or set 'name' of the bucket",
          })),
};
