import type { Finding, NotChecked } from '../errors';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { reportJson, valueJson } from './values';

/** Maximum number of findings in JSON. */
const maxFindings = 1000;

/** A plan as JSON with sorted keys, so that two plans can be compared line by line. */
export function planJson(plan: ModelPlatformPlan): string {
  return reportJson(plan);
}

/**
 * Findings as JSON: `{ "findings": [...] }`, an empty list if there are no problems. `notChecked` is present if invalid
 * values or unknown references prevent a complete check, `total` if there are more than a thousand findings, of which
 * the first are listed.
 */
export function findingsJson(findings: readonly Finding[], notChecked: readonly NotChecked[] = []): string {
  const listed = findings
    .slice(0, maxFindings)
    .map((finding) => (finding.value === undefined ? finding : { ...finding, value: valueJson(finding.value) }));
  return reportJson({
    findings: listed,
    ...(findings.length > maxFindings && { total: findings.length }),
    ...(notChecked.length > 0 && { notChecked }),
  });
}
