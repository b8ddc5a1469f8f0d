import { isManaged } from '../../../definition/cluster';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { shortHash } from '../../../units/names';
import type { Provider } from '../../providers/provider';
import type { BucketPlan } from '../../types/bucket';

/** The buckets of a definition with their locations. */
export function resolveBuckets(
  definition: ModelPlatformDefinition,
  provider: Provider,
): Readonly<Record<string, BucketPlan>> {
  const unique = uniqueDigits(definition);
  const entries = Object.entries(definition.buckets ?? {}).map(([name, spec]): [string, BucketPlan] => [
    name,
    {
      name,
      versioning: spec.versioning ?? true,
      manage: provider.managesCluster && (spec.manage ?? true),
      location: provider.bucket({ platform: definition.name, name, given: spec.name, unique }),
    },
  ]);
  return Object.fromEntries(entries);
}

/** Digits that differ between platforms, clouds, regions and accounts. */
function uniqueDigits({ name, cluster }: ModelPlatformDefinition): string {
  const place = isManaged(cluster) ? [cluster.region, cluster.account ?? ''] : [];
  return shortHash([name, cluster.provider, ...place].join('\n'), 8);
}
