import type { BucketSpec } from '../../../definition/bucket';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { parseDays, parseRetention } from '../../../units/days';
import { byCodeUnit } from '../../../units/order';
import { expiringFolders } from '../../facts/expiring-folders';
import type { BucketLifecyclePlan } from '../../types/bucket';

/** Default time for which a replaced or deleted object can be restored. */
const defaultOldVersions = '30d';

/** Age at which parts of an upload are deleted that was not completed. Azure has the same, and no setting for it. */
const abortedUploadDays = 7;

/** Which objects of a bucket are deleted. Jobs with the same folder have its shortest time; a rule reports different ones. */
export function resolveLifecycle(
  name: string,
  { versioning = true, oldVersions = defaultOldVersions }: BucketSpec,
  definition: Pick<ModelPlatformDefinition, 'training'>,
): BucketLifecyclePlan {
  const oldVersionDays = versioning ? parseRetention(oldVersions) : undefined;
  const expiring = new Map<string, number>();
  for (const { bucket, prefix, expireAfter } of expiringFolders(definition)) {
    const days = parseDays(expireAfter);
    if (bucket === name) expiring.set(prefix, Math.min(days, expiring.get(prefix) ?? days));
  }
  return {
    abortedUploadDays,
    ...(oldVersionDays !== undefined && { oldVersionDays }),
    expiring: [...expiring]
      .sort(([one], [other]) => byCodeUnit(one, other))
      .map(([prefix, days]) => ({ prefix, days })),
  };
}
