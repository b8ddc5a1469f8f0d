import * as storage from '@pulumi/gcp/storage';
import { bucketsOf } from '../plan-parts';
import type { GkeContext } from './context';

/** Creates the managed buckets, by their names in the definition: private, with uniform bucket-level access. */
export function makeBuckets({
  name,
  plan,
  protect,
  project,
  options,
}: GkeContext): ReadonlyMap<string, storage.Bucket> {
  const managed = bucketsOf(plan, 'gcs').filter(({ manage }) => manage);
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
          forceDestroy: false,
          labels: plan.tags,
        },
        { ...options, protect },
      ),
    ]),
  );
}
