import type { Rule } from '../rule';

/** A bucket that is made has a name that nobody else in the cloud can have. */
export const bucketUniqueName: Rule<'platform'> = {
  id: 'bucket/unique-name',
  scope: 'platform',
  waivable: true,
  rationale:
    'All customers of a cloud share the names of buckets: one that is made from the names in a definition alone is taken by the first who copied it.',
  check: ({ definition: { buckets, cluster } }) =>
    cluster.provider === 'existing' || cluster.account !== undefined
      ? []
      : Object.entries(buckets ?? {})
          .filter(([, { name, manage = true }]) => manage && name === undefined)
          .map(([name]) => ({
            path: ['buckets', name],
            problem: 'somebody else may have a bucket of the name that would be given to it',
            fix: "write your account as 'cluster.account', which goes into the name, or a name of your own as 'name'",
          })),
};
