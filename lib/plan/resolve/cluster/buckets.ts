import type { BucketSpec } from '../../../definition/bucket';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { shortHash } from '../../../units/names';
import { cloudOf } from '../../providers/select';
import type { BucketLocation, BucketPlan } from '../../types/bucket';

/** Locations of all buckets. */
export function resolveBuckets(definition: ModelPlatformDefinition): Readonly<Record<string, BucketPlan>> {
  const entries = Object.entries(definition.buckets ?? {}).map(([name, spec]): [string, BucketPlan] => [
    name,
    {
      name,
      versioning: spec.versioning ?? true,
      manage: definition.cluster.provider !== 'existing' && (spec.manage ?? true),
      location: locate(name, spec, definition),
    },
  ]);
  return Object.fromEntries(entries);
}

function locate(name: string, spec: BucketSpec, { name: platform, cluster }: ModelPlatformDefinition): BucketLocation {
  if (cluster.provider === 'existing') {
    return {
      kind: 's3-compatible',
      bucket: spec.name ?? `${platform}-${name}`,
      endpoint: cluster.objectStore?.endpoint ?? '',
    };
  }
  const unique = shortHash([platform, cluster.provider, cluster.region, cluster.account ?? ''].join('\n'), 8);
  return cloudOf(cluster).bucket({ platform, name, given: spec.name, unique });
}
