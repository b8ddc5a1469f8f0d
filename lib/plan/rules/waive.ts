import type { ModelPlatformDefinition } from '../../definition/platform';
import { suggestion } from '../../definition/schema/fields';
import type { WaiverSpec } from '../../definition/waiver';
import { isAtOrBelow } from '../../definition/waiver-paths';
import { type Finding, formatPath, type Path, type Place } from '../../errors';
import type { WaiverPlan } from '../types/waiver';
import { missingPath } from './missing-path';
import type { Rule } from './rule';

/** What a waiver needs to know about a rule. */
type WaivableRule = Pick<Rule, 'id' | 'waivableBy'>;

/** What the use of waivers depends on. */
interface WaiveOptions {
  /** A date such as `2026-11-24`. Without it no waiver expires, so plans do not depend on the day. */
  readonly today?: string | undefined;
  /** Workloads that are not planned. Their findings are not known, so a waiver for them can have a use. */
  readonly leftOut?: readonly Path[];
  /** Positions of the values of the definition. @default - none is known */
  readonly places?: ((path: Path) => readonly Place[]) | undefined;
  /** @default - the paths of waivers are not checked */
  readonly definition?: ModelPlatformDefinition;
}

/** Findings without a waiver, and the waivers with the number of their findings. */
interface Waived {
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverPlan[];
}

/**
 * Removes the findings that a waiver accepts. A waiver without findings, with an unknown rule or after its last day is
 * itself a finding; an expired waiver accepts nothing.
 */
export function applyWaivers(
  found: readonly Finding[],
  specs: readonly WaiverSpec[],
  rules: readonly WaivableRule[],
  options: WaiveOptions = {},
): Waived {
  const hidden = new Set<Finding>();
  const waivers: WaiverPlan[] = [];
  const problems: Finding[] = [];
  specs.forEach((spec, index) => {
    const wrongRule = ruleProblem(spec, index, rules);
    const matching = wrongRule ? [] : found.filter((finding) => matches(spec, finding));
    const problem = wrongRule ?? useProblem(spec, index, matching.length, options);
    if (problem) problems.push(problem);
    else for (const finding of matching) hidden.add(finding);
    waivers.push({ ...spec, ...fileOf(index, options), findings: matching.length });
  });
  return { findings: [...found.filter((finding) => !hidden.has(finding)), ...problems], waivers };
}

/** The file that contains a waiver. */
function fileOf(index: number, { places }: WaiveOptions): Pick<WaiverPlan, 'file'> {
  const [place] = places?.(['waivers', index]) ?? [];
  return place ? { file: place.file } : {};
}

/** Whether a finding is at the path of the waiver or below it. */
function matches(spec: WaiverSpec, finding: Finding): boolean {
  return finding.rule === spec.rule && isAtOrBelow(formatPath(finding.path), spec.at);
}

function overlap(one: string, other: string): boolean {
  return isAtOrBelow(one, other) || isAtOrBelow(other, one);
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
      fix: suggestion(
        spec.rule,
        rules.map(({ id }) => id),
        'choose one of the rules, or remove the waiver',
      ),
    };
  }
  if (rule.waivableBy === 'no-one') {
    return {
      rule: 'waiver/used',
      path,
      problem: 'findings of this rule cannot be waived, because the plan would be incomplete or unsafe',
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

/** A waiver after its last day, or without findings. */
function useProblem(
  spec: WaiverSpec,
  index: number,
  findings: number,
  { today, definition, leftOut = [] }: WaiveOptions,
): Finding | undefined {
  if (today !== undefined && spec.until !== undefined && spec.until < today) {
    return {
      rule: 'waiver/ended',
      path: ['waivers', index, 'until'],
      problem: `the waiver ended on ${spec.until}, and today is ${today}`,
      value: spec.until,
      fix: `fix the findings of ${spec.rule} at ${spec.at}, or set a later date`,
    };
  }
  if (findings > 0 || leftOut.some((path) => overlap(formatPath(path), spec.at))) return undefined;
  const missing = definition && missingPath(definition, spec.at);
  if (missing) {
    return {
      rule: 'waiver/used',
      path: ['waivers', index, 'at'],
      problem: 'there is no such path in the definition',
      value: spec.at,
      allowed: missing.known,
      fix:
        missing.nearest === undefined
          ? 'correct the path, or remove the waiver'
          : `did you mean \`${missing.nearest}\`?`,
      refersTo: missing.path,
    };
  }
  return {
    rule: 'waiver/used',
    path: ['waivers', index],
    problem: `${spec.rule} has no findings at ${spec.at}, so the waiver has no effect`,
    fix: 'remove the waiver',
  };
}
