import type { Path } from '../../../errors';
import { parseCidr } from '../../../units/cidr';
import type { Rule, RuleFinding } from '../rule';
import { safeRange, unsafeRange } from '../unsafe-range';

/** The object store of an existing cluster is reached with TLS, and only its own addresses are open. */
export const storageObjectStoreSafe: Rule<'platform'> = {
  id: 'storage/object-store-safe',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'All pods with models or data reach the range, and send the credentials of the buckets to the endpoint, without TLS as plain text.',
  check: ({ definition: { cluster } }) => {
    if (!('objectStore' in cluster) || cluster.objectStore === undefined) return [];
    const { endpoint, cidr } = cluster.objectStore;
    return [...withoutTls(endpoint), ...storeRange(cidr, ['cluster', 'objectStore', 'cidr'])];
  },
};

function withoutTls(endpoint: string): readonly RuleFinding[] {
  if (new URL(endpoint).protocol === 'https:') return [];
  return [
    {
      path: ['cluster', 'objectStore', 'endpoint'],
      problem: 'models, data and credentials are sent without encryption',
      value: endpoint,
      allowed: 'an address that starts with https://',
      fix: "enable TLS of the store, and set 'certificateAuthority' if the authority of its certificate is private",
    },
  ];
}

/** Findings of a range of an object store. */
export function storeRange(cidr: string, path: Path): readonly RuleFinding[] {
  const problem = unsafeRange(parseCidr(cidr));
  if (problem === undefined) return [];
  return [
    { path, problem, value: cidr, allowed: safeRange, fix: 'restrict the range to the addresses of the object store' },
  ];
}
