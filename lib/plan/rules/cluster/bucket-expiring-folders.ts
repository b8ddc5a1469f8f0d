import { lookup } from '../../../units/lookup';
import { expiringFolders } from '../../facts/expiring-folders';
import type { Rule } from '../rule';

/**
 * Folders of a bucket whose objects are deleted by their age. Amazon S3 accepts 1000 rules, and Cloud Storage and Azure 100, the
 * latter for all containers of an account. Source: Amazon S3 API Reference, PutBucketLifecycleConfiguration, 2026-11.
 */
const maxFolders = 50;

/** The lifecycle of a bucket has no more rules than every cloud accepts. */
export const bucketExpiringFolders: Rule<'platform'> = {
  id: 'bucket/expiring-folders',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses a bucket whose lifecycle has too many rules.',
  check: ({ definition, plan }) => {
    const folders = expiringFolders(definition);
    return Object.keys(definition.buckets ?? {}).flatMap((bucket) => {
      const count = lookup(plan.cluster.buckets, bucket)?.lifecycle?.expiring.length ?? 0;
      const last = folders.findLast((folder) => folder.bucket === bucket);
      if (count <= maxFolders || !last) return [];
      return [
        {
          path: last.path,
          problem: `checkpoints in ${count} folders of the bucket ${bucket} are deleted by their age`,
          value: last.expireAfter,
          allowed: `at most ${maxFolders} folders`,
          fix: 'use the same folder for several jobs of a team, or another bucket',
        },
      ];
    });
  },
};
