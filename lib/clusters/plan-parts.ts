import type { AuditPlan } from '../plan/types/audit';
import type { BucketLocation, BucketPlan } from '../plan/types/bucket';
import type { CloudPoolPlan } from '../plan/types/cloud-pool';
import type { ClusterPlan, NetworkPlan } from '../plan/types/cluster';
import type { BucketGrant } from '../plan/types/identity';
import type { NodePoolPlan } from '../plan/types/node-pool';
import type { CacheUpstreamPlan, CloudRegistryPlan } from '../plan/types/registry';
import { byCodeUnit } from '../units/order';

/** The network of a managed cluster. A plan without one is a bug in the planner. */
export function networkOf(plan: ClusterPlan): NetworkPlan {
  if (!plan.network) throw new Error(`the plan of cluster ${plan.name} has no network`);
  return plan.network;
}

/** What a managed cluster records. A plan without it is a bug in the planner. */
export function auditOf(plan: ClusterPlan): AuditPlan {
  if (!plan.audit) throw new Error(`the plan of cluster ${plan.name} has no audit`);
  return plan.audit;
}

/** The system pool, which runs the operators. A plan without one is a bug in the planner. */
export function systemPoolOf(plan: ClusterPlan): NodePoolPlan {
  if (!plan.systemPool) throw new Error(`the plan of cluster ${plan.name} has no system pool`);
  return plan.systemPool;
}

/** The pools for workloads, sorted by name. */
export function workloadPoolsOf(plan: ClusterPlan): readonly NodePoolPlan[] {
  return sorted(plan.pools);
}

/** The cloud settings of a pool. A pool of another cloud is a bug in the planner. */
export function cloudOf<P extends CloudPoolPlan['provider']>(
  pool: NodePoolPlan,
  provider: P,
): Extract<CloudPoolPlan, { provider: P }> {
  const { cloud } = pool;
  if (!isOf(cloud, provider)) throw new Error(`node pool ${pool.name} is not planned for ${provider}`);
  return cloud;
}

function isOf<P extends CloudPoolPlan['provider']>(
  cloud: CloudPoolPlan | undefined,
  provider: P,
): cloud is Extract<CloudPoolPlan, { provider: P }> {
  return cloud?.provider === provider;
}

/** A bucket with a location of one kind. */
export type BucketOf<K extends BucketLocation['kind']> = BucketPlan & {
  readonly location: Extract<BucketLocation, { kind: K }>;
};

/** All buckets, sorted by name. A bucket of another cloud is a bug in the planner. */
function bucketsOf<K extends BucketLocation['kind']>(plan: ClusterPlan, kind: K): readonly BucketOf<K>[] {
  return sorted(plan.buckets).map((bucket) => {
    if (!isAt(bucket, kind))
      throw new Error(`bucket ${bucket.name} is planned as ${bucket.location.kind}, not ${kind}`);
    return bucket;
  });
}

/** The buckets of a kind that the stack creates, sorted by name. */
export function managedBuckets<K extends BucketLocation['kind']>(plan: ClusterPlan, kind: K): readonly BucketOf<K>[] {
  return bucketsOf(plan, kind).filter(({ manage }) => manage);
}

/** The bucket of a grant. A missing bucket is a bug in the planner. */
export function bucketOf<K extends BucketLocation['kind']>(
  plan: ClusterPlan,
  grant: Pick<BucketGrant, 'bucket'>,
  kind: K,
): BucketOf<K> {
  const bucket = bucketsOf(plan, kind).find(({ name }) => name === grant.bucket);
  if (!bucket) throw new Error(`a grant refers to bucket ${grant.bucket}, which is not in the plan`);
  return bucket;
}

/** A registry for images that people push, in the API of its cloud. */
type PushedRegistry = Extract<CloudRegistryPlan, { readonly kind: 'registry' }>;

/** The registries that the stack creates for images that people push, sorted by name. */
export function registriesOf({ registries }: ClusterPlan): readonly PushedRegistry[] {
  return sorted(registries).flatMap(({ cloud }) => (cloud?.kind === 'registry' ? [cloud] : []));
}

/** The registries whose images caches copy. */
export function cachesOf({ registries }: ClusterPlan): readonly CacheUpstreamPlan[] {
  return sorted(registries).flatMap(({ cloud }) => (cloud?.kind === 'cache' ? cloud.upstreams : []));
}

function isAt<K extends BucketLocation['kind']>(bucket: BucketPlan, kind: K): bucket is BucketOf<K> {
  return bucket.location.kind === kind;
}

/** The range at an index, such as that of a zone. Too few ranges are a bug in the planner. */
export function rangeAt(cidrs: readonly string[], index: number, what: string): string {
  const cidr = cidrs[index];
  if (cidr === undefined) throw new Error(`the plan has no ${what} range at index ${index}`);
  return cidr;
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly T[] {
  return Object.entries(record)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, value]) => value);
}
