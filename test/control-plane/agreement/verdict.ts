import type { Finding } from '../../../lib/errors';

/** Rules that say that pods stay pending, jobs wait for ever or quotas refuse. */
const aboutRoom = /^(placement\/|capacity\/|gang\/fits-quota$|gpu\/request-possible$)/;

/** What else such definitions have, and what is no matter of room. */
const aside = new Set([
  'bucket/prefix-owner',
  'delivery/operators',
  'gpu/sharing-isolated',
  'queue/team-trains',
  'quota/leaves-room',
  'reference/used',
  'rollout/previous',
  'scale/signal',
]);

/**
 * What the check finds about room: none where it accepts.
 *
 * @throws Error where it finds something that is neither about room nor known to be beside the point.
 */
export function refusals(findings: readonly Finding[]): readonly Finding[] {
  const other = findings.find(({ rule = '' }) => !aboutRoom.test(rule) && !aside.has(rule));
  if (other) throw new Error(`neither about room nor beside the point: ${JSON.stringify(other)}`);
  return findings.filter(({ rule = '' }) => aboutRoom.test(rule));
}
