import type { WaiverSpec } from '../../definition/waiver';
import { type Finding, formatPath } from '../../errors';
import type { WaiverPlan } from '../types/waiver';
import type { Rule } from './rule';

/** Findings that stand, and what became of each waiver. */
interface Waived {
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverPlan[];
}

/**
 * Takes away the findings that a waiver accepts. A waiver that hides nothing, or that names a rule which does not
 * exist, is a finding itself; one that has ended hides nothing any more.
 *
 * @param today A date such as `2026-11-24`; without it no waiver ends, so that plans do not depend on the day.
 */
export function applyWaivers(
  found: readonly Finding[],
  specs: readonly WaiverSpec[],
  rules: readonly Pick<Rule, 'id' | 'waivable'>[],
  today: string | undefined,
): Waived {
  const waivable = new Set(rules.filter((rule) => rule.waivable).map(({ id }) => id));
  const hidden = new Set<Finding>();
  const waivers: WaiverPlan[] = [];
  const problems: Finding[] = [];
  specs.forEach((spec, index) => {
    const matching = found.filter((finding) => matches(spec, finding) && waivable.has(finding.rule));
    const problem = waiverProblem(spec, index, matching.length, rules, today);
    if (problem) problems.push(problem);
    else for (const finding of matching) hidden.add(finding);
    waivers.push({ ...spec, findings: matching.length });
  });
  return { findings: [...found.filter((finding) => !hidden.has(finding)), ...problems], waivers };
}

/** Whether a finding is at the waiver's place or below it. */
function matches(spec: WaiverSpec, finding: Finding): boolean {
  const path = formatPath(finding.path);
  return (
    finding.rule === spec.rule && (path === spec.at || path.startsWith(`${spec.at}.`) || path.startsWith(`${spec.at}[`))
  );
}

function waiverProblem(
  spec: WaiverSpec,
  index: number,
  matching: number,
  rules: readonly Pick<Rule, 'id' | 'waivable'>[],
  today: string | undefined,
): Finding | undefined {
  const at = (field: string) => ['waivers', index, field] as const;
  const rule = rules.find(({ id }) => id === spec.rule);
  if (!rule) {
    return {
      rule: 'waiver/used',
      path: at('rule'),
      problem: 'there is no rule of this name',
      value: spec.rule,
      allowed: rules.map(({ id }) => id),
      fix: 'name one of the rules, or take the waiver away',
    };
  }
  if (!rule.waivable) {
    return {
      rule: 'waiver/used',
      path: at('rule'),
      problem: 'what this rule finds would leave a hole in the plan and cannot be accepted',
      value: spec.rule,
      fix: 'mend what the rule finds and take the waiver away',
    };
  }
  if (today !== undefined && spec.until !== undefined && spec.until < today) {
    return {
      rule: 'waiver/ended',
      path: at('until'),
      problem: `the waiver ended, today is ${today}`,
      value: spec.until,
      fix: `mend what ${spec.rule} finds at ${spec.at}, or give the waiver a later date`,
    };
  }
  if (matching > 0) return undefined;
  return {
    rule: 'waiver/used',
    path: ['waivers', index],
    problem: `${spec.rule} finds nothing at ${spec.at}, so the waiver hides nothing`,
    fix: 'take the waiver away',
  };
}
