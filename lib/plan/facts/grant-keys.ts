import type { BucketGrant } from '../types/identity';

/** Whether a grant covers one object, and not the objects of a folder or of the bucket. */
export function isOneObject({ prefix }: Pick<BucketGrant, 'prefix'>): boolean {
  return prefix !== '' && !prefix.endsWith('/');
}

/** The keys of a grant, for people: `churn/*`, `churn/v1.joblib`, or `*`. */
export function grantedKeys(grant: Pick<BucketGrant, 'prefix'>): string {
  return isOneObject(grant) ? grant.prefix : `${grant.prefix}*`;
}
