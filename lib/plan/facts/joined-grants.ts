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

/**
 * Joins grants by bucket and access and divides them into as few groups as their order allows, so that each group fits. A
 * grant that does not fit alone is a group, which a rule reports.
 */
export function packGrants(
  grants: readonly BucketGrant[],
  fits: (group: readonly JoinedGrant[]) => boolean,
): readonly (readonly JoinedGrant[])[] {
  const groups: (readonly JoinedGrant[])[] = [];
  let members: readonly BucketGrant[] = [];
  for (const grant of grants) {
    const more = [...members, grant];
    if (members.length === 0 || fits(joinGrants(more))) {
      members = more;
    } else {
      groups.push(joinGrants(members));
      members = [grant];
    }
  }
  return members.length === 0 ? groups : [...groups, joinGrants(members)];
}

/** Grants joined by bucket and access. No grant may cover another one. */
export function joinGrants(grants: readonly BucketGrant[]): readonly JoinedGrant[] {
  const joined = new Map<string, JoinedGrant & { readonly prefixes: string[] }>();
  for (const { bucket, access, prefix } of grants) {
    const key = `${bucket}\n${access}`;
    const group = joined.get(key) ?? { bucket, access, prefixes: [] };
    joined.set(key, group);
    group.prefixes.push(prefix);
  }
  return [...joined.values()];
}

/** Whether the grant of a folder includes another grant, and more. Write access includes read access. */
function isWider(folder: BucketGrant, other: BucketGrant): boolean {
  if (folder.bucket !== other.bucket || !other.prefix.startsWith(folder.prefix) || isSame(folder, other)) return false;
  return folder.access === 'read-write' || other.access === 'read';
}

function isSame(one: BucketGrant, other: BucketGrant): boolean {
  return one.bucket === other.bucket && one.access === other.access && one.prefix === other.prefix;
}
