import { canonicalJson } from '../../units/canonical-json';
import { shortHash } from '../../units/names';
import { pack } from '../../units/pack';
import { accessLimits } from '../facts/access-limits';
import { distinctGrants, joinGrants } from '../facts/joined-grants';
import { objectTerms } from '../facts/object-conditions';
import type { AccessDocument, JoinedGrant } from '../types/identity';
import type { AccessRequest } from './provider';

/** Role bindings of a service account in the policies of buckets. Secrets have policies of their own. */
export function gkeDocuments({ grants }: AccessRequest): readonly AccessDocument[] {
  const byBucket = joinGrants(distinctGrants(grants));
  return byBucket.flatMap(({ bucket, access, prefixes }) => {
    const groups = pack(
      prefixes,
      (group) => operatorsOf({ bucket, access, prefixes: group }) <= accessLimits.conditionOperators.max,
    );
    // Pulumi adds new bindings before it removes old ones.
    const removeFirst = 2 * groups.length > accessLimits.bindingsOfRole.max;
    return groups.map((group, index): AccessDocument => {
      const grant = { bucket, access, prefixes: group };
      return {
        kind: 'role-binding',
        name: removeFirst ? `${bucket}-${access}-${index + 1}` : shortHash(canonicalJson(grant), 8),
        grant,
        size: operatorsOf(grant),
        removeFirst,
      };
    });
  });
}

/** Logical operators of the condition of a grant. A grant for the whole bucket has no condition. */
function operatorsOf({ bucket, prefixes }: JoinedGrant): number {
  return prefixes.includes('') ? 0 : objectTerms(bucket, prefixes).length - 1;
}
