import type { BucketSpec } from '../../../definition/bucket';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { Provider } from '../../providers/provider';
import type { BucketPlan } from '../../types/bucket';
import { resolveLifecycle } from './bucket-lifecycle';
import { uniqueDigits } from './unique-digits';

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
      manage: isManaged(spec, provider),
      ...(spec.teams && { teams: spec.teams }),
      ...(isManaged(spec, provider) && { lifecycle: resolveLifecycle(name, spec, definition) }),
      location: provider.bucket({ platform: definition.name, name, given: spec.name, unique }),
    },
  ]);
  return Object.fromEntries(entries);
}

function isManaged({ manage = true }: BucketSpec, { managesCluster }: Provider): boolean {
  return managesCluster && manage;
}
