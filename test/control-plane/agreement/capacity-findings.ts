import type { Finding } from '../../../lib/errors';

/** Rules about capacity: pods stay pending, jobs are never admitted, or quotas refuse pods. */
const capacityRules = /^(placement\/|capacity\/|gang\/fits-quota$|gpu\/request-possible$)/;

/** Other rules that the generated definitions violate. */
const otherRules = new Set([
  'bucket/prefix-owner',
  'delivery/operators',
  'gpu/sharing-isolated',
  'queue/team-trains',
  'quota/leaves-room',
  'reference/used',
  'rollout/objective',
  'rollout/previous',
  'scale/signal',
]);

/**
 * The findings about capacity; none if the check accepts the definition.
 *
 * @throws Error for a finding of a rule that is in neither list.
 */
export function capacityFindings(findings: readonly Finding[]): readonly Finding[] {
  const other = findings.find(({ rule = '' }) => !capacityRules.test(rule) && !otherRules.has(rule));
  if (other) throw new Error(`unexpected finding: ${JSON.stringify(other)}`);
  return findings.filter(({ rule = '' }) => capacityRules.test(rule));
}
