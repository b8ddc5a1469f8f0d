import type { InvalidDefinition } from '../../definition/repair/invalid-definition';
import { hasSampleName } from '../../definition/schema/samples';
import type { Finding, NotChecked } from '../../errors';
import { isBelow } from '../../units/paths';
import { rules } from '../rules/all';
import { dependents, notChecked } from './not-checked';
import { type Check, Checker, common, type Judged } from './repairs';
import { canWaive, isOfWaiver } from './waivers';

/** Findings of the rules for a definition with invalid values, and what they do not cover. */
interface RestChecked {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * Applies the rules to a definition with invalid values. A finding is reported if it does not depend on them: it is the
 * same for several repairs, in which they are left out or replaced by valid values that differ.
 *
 * @param reported the known problems of the shape
 */
export function checkRest(invalid: InvalidDefinition, reported: readonly Finding[], check: Check): RestChecked {
  const checker = new Checker(invalid, check);
  const all = checker.run();
  if (all.length === 0) return { findings: [], notChecked: [{ path: [], because: [] }] };
  const isSure = (finding: Finding) => !dependsOnRepair(all, finding) && isCertain(invalid, all, finding);
  const certain = common(all).filter((finding) => checker.isTried(finding) && isSure(finding));
  const dependent = dependents(invalid, all, certain);
  const isSettled = (finding: Finding) => !isOfWaiver(invalid.value, finding, dependent);
  const findings = certain.filter(isSettled);
  const nouns = findings.length < certain.length ? [...dependent, ['waivers']] : dependent;
  const later = (all[0]?.repaired.later ?? []).filter((finding) => !hasSample(finding));
  const paths = [...reported, ...later].map(({ path }) => path);
  return { findings: [...later, ...findings], notChecked: notChecked(invalid, all, nouns, paths) };
}

/** Whether a finding stays the same with an unread part, and with a waiver that is invalid. */
function isCertain(invalid: InvalidDefinition, [first]: readonly Judged[], finding: Finding): boolean {
  const rule = rules.find(({ id }) => id === finding.rule);
  const isLocal = finding.rule === 'reference/known' || (rule !== undefined && rule.scope !== 'platform');
  if (invalid.unread.length > 0 && !isLocal) return false;
  const spots = first?.repaired.spots ?? [];
  if (isOfWaiver(invalid.value, finding, spots)) return false;
  const ofWaivers = spots.filter(([field]) => field === 'waivers');
  const isWaivable = rule !== undefined && rule.waivableBy !== 'no-one';
  return !(isWaivable && ofWaivers.some((spot) => canWaive(invalid.value, spot, finding)));
}

/** Whether a finding is about a parent of an invalid value, refers to an invalid key or has a name of a repair. */
function dependsOnRepair([first]: readonly Judged[], finding: Finding): boolean {
  const { spots = [], keys = [] } = first?.repaired ?? {};
  const isAbove = spots.some((spot) => isBelow(spot, finding.path));
  const isOfKey = typeof finding.value === 'string' && keys.includes(finding.value);
  return isAbove || isOfKey || hasSample(finding);
}

/** Whether a finding has a name that only a repair has. */
function hasSample({ problem, value, allowed, fix }: Finding): boolean {
  return hasSampleName(JSON.stringify([problem, value, allowed, fix]));
}
