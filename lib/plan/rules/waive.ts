import type { WaiverSpec } from '../../definition/waiver';
import { isAtOrBelow } from '../../definition/waiver-paths';
import { type Finding, formatPath } from '../../errors';
import type { WaiverPlan } from '../types/waiver';
import type { Rule } from './rule';

/** What a waiver needs to know about a rule. */
type WaivableRule = Pick<Rule, 'id' | 'waivableBy'>;

/** Findings without a waiver, and the waivers with the number of their findings. */
interface Waived {
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverPlan[];
}

/**
 * Removes the findings that a waiver accepts. A waiver without findings, with an unknown rule or after its last day is
 * itself a finding; an expired waiver accepts nothing.
 *
 * @param today A date such as `2026-11-24`. Without it no waiver expires, so plans do not depend on the day.
 */
export function applyWaivers(
  found: readonly Finding[],
  specs: readonly WaiverSpec[],
  rules: readonly WaivableRule[],
  today: string | undefined,
): Waived {
  const hidden = new Set<Finding>();
  const waivers: WaiverPlan[] = [];
  const problems: Finding[] = [];
  specs.forEach((spec, index) => {
    const wrongRule = ruleProblem(spec, index, rules);
    const matching = wrongRule ? [] : found.filter((finding) => matches(spec, finding));
    const problem = wrongRule ?? useProblem(spec, index, { today, findings: matching.length });
    if (problem) problems.push(problem);
    else for (const finding of matching) hidden.add(finding);
    waivers.push({ ...spec, findings: matching.length });
  });
  return { findings: [...found.filter((finding) => !hidden.has(finding)), ...problems], waivers };
}

/** Whether a finding is at the path of the waiver or below it. */
function matches(spec: WaiverSpec, finding: Finding): boolean {
  return finding.rule === spec.rule && isAtOrBelow(formatPath(finding.path), spec.at);
}

/** A waiver of a rule that is unknown, or that its author cannot waive. */
function ruleProblem(spec: WaiverSpec, index: number, rules: readonly WaivableRule[]): Finding | undefined {
  const path = ['waivers', index, 'rule'];
  const rule = rules.find(({ id }) => id === spec.rule);
  if (!rule) {
    return {
      rule: 'waiver/used',
      path,
      problem: 'there is no rule with this name',
      value: spec.rule,
      allowed: rules.map(({ id }) => id),
      fix: 'choose one of the rules, or remove the waiver',
    };
  }
  if (rule.waivableBy === 'no-one') {
    return {
      rule: 'waiver/used',
      path,
      problem: 'findings of this rule cannot be waived, because the plan would be incomplete',
      value: spec.rule,
      fix: 'fix the findings of the rule and remove the waiver',
    };
  }
  if (spec.team === undefined || rule.waivableBy === 'part') return undefined;
  return {
    rule: 'part/foreign-waiver',
    path,
    problem: `the part of the team ${spec.team} cannot waive ${spec.rule}, because the rule protects more than the part`,
    value: spec.rule,
    allowed: rules.filter(({ waivableBy }) => waivableBy === 'part').map(({ id }) => id),
    fix: 'fix the findings of the rule, or move the waiver to the definition of the platform',
  };
}

interface WaiverUse {
  readonly today: string | undefined;
  /** Number of findings that match the waiver. */
  readonly findings: number;
}

/** A waiver after its last day, or without findings. */
function useProblem(spec: WaiverSpec, index: number, { today, findings }: WaiverUse): Finding | undefined {
  if (today !== undefined && spec.until !== undefined && spec.until < today) {
    return {
      rule: 'waiver/ended',
      path: ['waivers', index, 'until'],
      problem: `the waiver ended on ${spec.until}, and today is ${today}`,
      value: spec.until,
      fix: `fix the findings of ${spec.rule} at ${spec.at}, or set a later date`,
    };
  }
  if (findings > 0) return undefined;
  return {
    rule: 'waiver/used',
    path: ['waivers', index],
    problem: `${spec.rule} has no findings at ${spec.at}, so the waiver has no effect`,
    fix: 'remove the waiver',
  };
}
