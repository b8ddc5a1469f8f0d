import type { BucketLocation } from '../plan/types/bucket';
import type { ClusterPlan } from '../plan/types/cluster';
import { assertNever } from '../units/assert-never';

/** URL of a bucket in the notation of its cloud's tools. */
export function bucketUrl(location: BucketLocation): string {
  switch (location.kind) {
    case 's3':
      return `s3://${location.bucket}`;
    case 'gcs':
      return `gs://${location.bucket}`;
    case 'azure-blob':
      return `https://${location.account}.blob.core.windows.net/${location.container}`;
    case 's3-compatible':
      return `${location.endpoint}/${location.bucket}`;
    default:
      return assertNever(location);
  }
}

/** URLs of all buckets by their names in the definition. */
export function bucketUrls(plan: ClusterPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(plan.buckets).map(({ name, location }) => [name, bucketUrl(location)]));
}
