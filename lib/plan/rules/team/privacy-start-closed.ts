import { openChannel } from '../confined-channel';
import type { Rule } from '../rule';

/** Pods of a confined team start with their network policies. */
export const privacyStartClosed: Rule<'platform'> = {
  id: 'privacy/start-closed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A program that connects in its first second is faster than the policy that forbids it.',
  check: (context) => openChannel('start', context),
};
