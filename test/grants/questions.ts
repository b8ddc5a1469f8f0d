import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { BucketGrant, IdentityPlan } from '../../lib/plan/types/identity';

/** Operations on objects of a bucket. The key of `list` is the prefix of the listed keys. */
export const operations = ['read', 'write', 'delete', 'list'] as const;
export type Operation = (typeof operations)[number];

/** Whether an identity can do something, and what the plan says. */
export type Question = { readonly identity: IdentityPlan; readonly planned: boolean } & (
  | { readonly kind: 'object'; readonly operation: Operation; readonly bucket: string; readonly key: string }
  | { readonly kind: 'bucket'; readonly bucket: string }
  | { readonly kind: 'secret'; readonly secret: string }
);

/** Buckets that no plan has. */
export const foreignBucket = 'foreign';

/** Every question about the identities of a cluster. */
export function questionsAbout(plan: ClusterPlan): readonly Question[] {
  const buckets = [...Object.keys(plan.buckets), foreignBucket];
  const inAll = plan.identities.flatMap(({ grants }) => grants).map(({ prefix }) => `${prefix}x`);
  return plan.identities.flatMap((identity): readonly Question[] => {
    const keys = [...new Set([...keysNear(identity.grants), ...inAll])];
    return [
      ...buckets.flatMap((bucket) =>
        keys.flatMap((key) =>
          operations.map((operation) => ({
            identity,
            kind: 'object' as const,
            operation,
            bucket,
            key,
            planned: identity.grants.some((grant) => grant.bucket === bucket && allows(grant, operation, key)),
          })),
        ),
      ),
      ...buckets.map((bucket) => ({ identity, kind: 'bucket' as const, bucket, planned: false })),
      ...[...(plan.secrets?.names ?? []), 'foreign-secret'].map((secret) => ({
        identity,
        kind: 'secret' as const,
        secret,
        planned: identity.readsSecrets === true && secret !== 'foreign-secret',
      })),
    ];
  });
}

/** What a grant of the plan means: a prefix with a slash at its end is a folder, an empty one the bucket, another one an object. */
function allows({ access, prefix }: BucketGrant, operation: Operation, key: string): boolean {
  const isFolder = prefix === '' || prefix.endsWith('/');
  if (operation === 'list') return isFolder && key.startsWith(prefix);
  const isBelow = isFolder ? key.startsWith(prefix) && key !== '' : key === prefix;
  return isBelow && (operation === 'read' || access === 'read-write');
}

/** Keys inside of the grants of an identity, beside them and above them: `exports/2026.10/x` is beside `exports/2026.1/`. */
function keysNear(grants: readonly BucketGrant[]): readonly string[] {
  const keys = grants.flatMap(({ prefix }) => {
    const stem = prefix.replace(/\/$/, '');
    const parent = stem.slice(0, stem.lastIndexOf('/') + 1);
    return [
      prefix,
      stem,
      `${stem}/x`,
      `${stem}0/x`,
      `${stem}0`,
      `${stem}/../x`,
      `${parent}x`,
      `/${stem}/x`,
      `x/${stem}/x`,
    ];
  });
  return [...keys, 'x'].filter((key) => key !== '');
}
