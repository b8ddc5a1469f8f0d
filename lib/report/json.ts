import type { Finding, NotChecked } from '../errors';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { canonicalJson } from '../units/canonical-json';
import { valueJson } from './values';

/** A plan as JSON with sorted keys, so that two plans can be compared line by line. */
export function planJson(plan: ModelPlatformPlan): string {
  return `${canonicalJson(plan, 2)}\n`;
}

/**
 * Findings as JSON: `{ "findings": [...] }`, an empty list if there are no problems. `notChecked` is present if invalid
 * values prevent a complete check.
 */
export function findingsJson(findings: readonly Finding[], notChecked: readonly NotChecked[] = []): string {
  const printable = findings.map((finding) =>
    finding.value === undefined ? finding : { ...finding, value: valueJson(finding.value) },
  );
  return `${canonicalJson({ findings: printable, ...(notChecked.length > 0 && { notChecked }) }, 2)}\n`;
}
