import { pack } from '../../units/pack';
import { accessLimits } from '../facts/access-limits';
import { blobCondition } from '../facts/blob-condition';
import { distinctGrants, joinGrants } from '../facts/joined-grants';
import type { AccessDocument, JoinedGrant } from '../types/identity';
import type { AccessRequest } from './provider';

/** Role assignments of a managed identity on containers. The role for secrets is assigned on the vault. */
export function aksDocuments({ grants }: AccessRequest): readonly AccessDocument[] {
  const byBucket = joinGrants(distinctGrants(grants));
  return byBucket.flatMap(({ bucket, access, prefixes }) =>
    pack(prefixes, (group) => sizeOf({ bucket, access, prefixes: group }) <= accessLimits.roleCondition.max).map(
      (group, index): AccessDocument => {
        const grant = { bucket, access, prefixes: group };
        return {
          kind: 'role-assignment',
          name: index === 0 ? `${bucket}-${access}` : `${bucket}-${access}-${index + 1}`,
          grant,
          size: sizeOf(grant),
          copyOfRole: index + 1,
        };
      },
    ),
  );
}

function sizeOf(grant: JoinedGrant): number {
  return Buffer.byteLength(blobCondition(grant) ?? '', 'utf8');
}
