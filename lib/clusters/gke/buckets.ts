import * as storage from '@pulumi/gcp/storage';
import type { BucketLifecyclePlan } from '../../plan/types/bucket';
import { groupBy } from '../../units/group-by';
import { managedBuckets } from '../plan-parts';
import type { GkeContext } from './context';
import type { DataKey } from './data-key';

/** Creates the managed buckets, by their names in the definition: private, with uniform bucket-level access. */
export function makeBuckets(
  { name, plan, protect, project, options }: GkeContext,
  key: DataKey | undefined,
): ReadonlyMap<string, storage.Bucket> {
  const managed = managedBuckets(plan, 'gcs');
  return new Map(
    managed.map((bucket) => [
      bucket.name,
      new storage.Bucket(
        `${name}-bucket-${bucket.name}`,
        {
          project,
          name: bucket.location.bucket,
          location: plan.region,
          uniformBucketLevelAccess: true,
          publicAccessPrevention: 'enforced',
          versioning: { enabled: bucket.versioning },
          ...(bucket.lifecycle && { lifecycleRules: lifecycleRules(bucket.lifecycle) }),
          ...(key && { encryption: { defaultKmsKeyName: key.id } }),
          forceDestroy: false,
          labels: plan.tags,
        },
        { ...options, protect, ...(key && { dependsOn: [...key.rights] }) },
      ),
    ]),
  );
}

/** Folders with the same age share a rule, because a bucket has at most 100 of them. */
function lifecycleRules({ abortedUploadDays, oldVersionDays, expiring }: BucketLifecyclePlan) {
  const byAge = groupBy(expiring, ({ days }) => String(days));
  return [
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: abortedUploadDays } },
    ...(oldVersionDays === undefined
      ? []
      : [
          { action: { type: 'Delete' }, condition: { daysSinceNoncurrentTime: oldVersionDays, withState: 'ARCHIVED' } },
        ]),
    ...[...byAge.values()].map((folders) => ({
      action: { type: 'Delete' },
      condition: { age: folders[0].days, withState: 'LIVE', matchesPrefixes: folders.map(({ prefix }) => prefix) },
    })),
  ];
}
