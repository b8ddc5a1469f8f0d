import type { Finding } from '../errors';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { canonicalJson } from '../units/canonical-json';
import { valueJson } from './values';

/** A plan for programs: keys sorted, so that two plans can be compared line by line. */
export function planJson(plan: ModelPlatformPlan): string {
  return `${canonicalJson(plan, 2)}\n`;
}

/** Findings for programs: `{ "findings": [...] }`, empty where the definition is right. */
export function findingsJson(findings: readonly Finding[]): string {
  const printable = findings.map((finding) =>
    finding.value === undefined ? finding : { ...finding, value: valueJson(finding.value) },
  );
  return `${canonicalJson({ findings: printable }, 2)}\n`;
}
