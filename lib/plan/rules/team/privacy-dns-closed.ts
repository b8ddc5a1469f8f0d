import { openChannel } from '../confined-channel';
import type { Rule } from '../rule';

/** Pods of a confined team resolve no names of the internet. */
export const privacyDnsClosed: Rule<'platform'> = {
  id: 'privacy/dns-closed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A query for a name carries data in the name to the owner of its domain, without a connection.',
  check: (context) => openChannel('dns', context),
};
