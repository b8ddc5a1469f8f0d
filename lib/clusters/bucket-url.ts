import { bucketUrl } from '../plan/facts/bucket-address';
import type { ClusterPlan } from '../plan/types/cluster';

/** URLs of all buckets by their names in the definition. */
export function bucketUrls(plan: ClusterPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(plan.buckets).map(({ name, location }) => [name, bucketUrl(location)]));
}
