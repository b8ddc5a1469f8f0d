import { prefixesAbove } from '../../units/folders';
import { groupBy } from '../../units/group-by';
import type { BucketGrant, JoinedGrant } from '../types/identity';
import { isOneObject } from './grant-keys';

/** Grants without those that another one covers. */
export function distinctGrants(grants: readonly BucketGrant[]): readonly BucketGrant[] {
  const folders = new Set(grants.filter((grant) => !isOneObject(grant)).map(keyOf));
  const first = new Map<string, number>();
  for (const [index, grant] of grants.entries()) if (!first.has(keyOf(grant))) first.set(keyOf(grant), index);
  return grants.filter((grant, index) => first.get(keyOf(grant)) === index && !isCovered(grant, folders));
}

/** Whether the grant of a folder includes another grant, and more. Write access includes read access. */
function isCovered(grant: BucketGrant, folders: ReadonlySet<string>): boolean {
  const { bucket, access, prefix } = grant;
  const covers = (at: string) =>
    folders.has(keyOf({ bucket, access: 'read-write', prefix: at })) ||
    (access === 'read' && folders.has(keyOf({ bucket, access, prefix: at })));
  // Write access to the same folder covers read access only.
  const same = access === 'read' && folders.has(keyOf({ bucket, access: 'read-write', prefix }));
  // The empty prefix is that of the whole bucket.
  return same || (prefix !== '' && ['', ...prefixesAbove(prefix)].some(covers));
}

function keyOf({ bucket, access, prefix }: BucketGrant): string {
  return `${bucket}\n${access}\n${prefix}`;
}

/** Grants joined by bucket and access. No grant may cover another one. */
export function joinGrants(grants: readonly BucketGrant[]): readonly JoinedGrant[] {
  const groups = groupBy(grants, ({ bucket, access }) => `${bucket}\n${access}`);
  return [...groups.values()].map((group) => {
    const [{ bucket, access }] = group;
    return { bucket, access, prefixes: group.map(({ prefix }) => prefix) };
  });
}
