import { openChannel } from '../confined-channel';
import type { Rule } from '../rule';

/** Pods of a confined team reach no buckets of other owners. */
export const privacyStorageClosed: Rule<'platform'> = {
  id: 'privacy/storage-closed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A program with credentials of another account copies the data to its bucket, at the addresses of the buckets of the platform.',
  check: (context) => openChannel('storage', context),
};
