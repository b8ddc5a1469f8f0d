import { openChannel } from '../confined-channel';
import type { Rule } from '../rule';

/** Pods of a confined team get credentials without a connection to a service that others share. */
export const privacyIdentityClosed: Rule<'platform'> = {
  id: 'privacy/identity-closed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A request to a service of all customers carries data to the logs of another one.',
  check: (context) => openChannel('identity', context),
};
