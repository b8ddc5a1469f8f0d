import { groupBy } from '../../units/group-by';
import type { BucketGrant, JoinedGrant } from '../types/identity';
import { isOneObject } from './grant-keys';

/** Grants without those that another one covers. */
export function distinctGrants(grants: readonly BucketGrant[]): readonly BucketGrant[] {
  const folders = grants.filter((grant) => !isOneObject(grant));
  return grants.filter(
    (grant, index) =>
      !folders.some((folder) => isWider(folder, grant)) &&
      !grants.slice(0, index).some((other) => isSame(other, grant)),
  );
}

/** Grants joined by bucket and access. No grant may cover another one. */
export function joinGrants(grants: readonly BucketGrant[]): readonly JoinedGrant[] {
  const groups = groupBy(grants, ({ bucket, access }) => `${bucket}\n${access}`);
  return [...groups.values()].map((group) => {
    const [{ bucket, access }] = group;
    return { bucket, access, prefixes: group.map(({ prefix }) => prefix) };
  });
}

/** Whether the grant of a folder includes another grant, and more. Write access includes read access. */
function isWider(folder: BucketGrant, other: BucketGrant): boolean {
  if (folder.bucket !== other.bucket || !other.prefix.startsWith(folder.prefix) || isSame(folder, other)) return false;
  return folder.access === 'read-write' || other.access === 'read';
}

function isSame(one: BucketGrant, other: BucketGrant): boolean {
  return one.bucket === other.bucket && one.access === other.access && one.prefix === other.prefix;
}
