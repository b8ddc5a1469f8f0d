import { type PartOfDefinition, parseModelPlatform } from '../definition/parse';
import type { ModelPlatformDefinition } from '../definition/platform';
import { type Finding, type Path, type Place, PlatformError } from '../errors';
import { choosePoolMachines } from './resolve/cluster/machines';
import { resolvePlatform } from './resolve/platform';
import { rules } from './rules/all';
import { applyRules } from './rules/apply';
import { platformContexts } from './rules/contexts';
import { applyWaivers } from './rules/waive';
import type { ClusterOutputsFile } from './types/outputs';
import type { ModelPlatformPlan } from './types/platform';

/** What a check may know besides the definition. */
export interface CheckOptions {
  /** What only the cloud can tell. @default - nothing is known yet */
  readonly outputs?: ClusterOutputsFile;
  /** Day of the check, `2026-11-24`, for waivers that end. @default - no waiver ends */
  readonly date?: string;
  /** Where something was written. @default - not known, as for plain objects */
  readonly places?: (path: Path) => readonly Place[];
}

/** A plan, and what is wrong with it. */
export interface Checked {
  /** Absent only where the definition has not even the right shape. */
  readonly plan?: ModelPlatformPlan;
  /** Every fault that no waiver accepts: of shape, or in the order of the rules. */
  readonly findings: readonly Finding[];
}

/** Plans a definition and applies every rule to it. It throws nothing: all that is wrong is in the findings. */
export function checkModelPlatform(definition: ModelPlatformDefinition, options: CheckOptions = {}): Checked {
  const parsed = parseModelPlatform([{ name: 'definition', role: 'base', value: definition }]);
  if (parsed.definition) return checkParsed(parsed.definition, options);
  return { findings: [...parsed.findings, ...(parsed.rest ? checkRest(parsed.rest, options) : [])] };
}

/**
 * What the rules find in the part of a definition that has the right shape, so that its faults are not told only when
 * those of shape are mended. What only seems wrong because of what was left out is not told.
 */
export function checkRest({ definition, leftOut }: PartOfDefinition, options: CheckOptions = {}): readonly Finding[] {
  const names = new Set(leftOut.map((path) => path.at(-1)));
  return checkParsed(definition, options).findings.filter(({ rule, value }) => {
    if (rule === 'reference/known') return !(typeof value === 'string' && names.has(value));
    return rule !== 'reference/used' && rule !== 'waiver/used';
  });
}

/** The same for a definition whose shape has been checked and whose parts have been merged. */
export function checkParsed(definition: ModelPlatformDefinition, options: CheckOptions = {}): Required<Checked> {
  const { cluster } = definition;
  const machines = cluster.provider === 'existing' ? undefined : choosePoolMachines(cluster);
  const resolved = resolvePlatform(definition, options.outputs, machines);
  const found = applyRules(platformContexts({ definition, plan: resolved }, machines), rules);
  const { findings, waivers } = applyWaivers(found, definition.waivers ?? [], rules, options.date);
  return { plan: { ...resolved, waivers }, findings: findings.map((finding) => withPlaces(finding, options)) };
}

/**
 * The plan of a platform that passes every rule.
 *
 * @example
 * const plan = planModelPlatform(definition);
 * new ModelService(chart, 'ranker', plan.services.ranker);
 *
 * @throws PlatformError with every fault at once.
 */
export function planModelPlatform(definition: ModelPlatformDefinition, options: CheckOptions = {}): ModelPlatformPlan {
  const { plan, findings } = checkModelPlatform(definition, options);
  const problems = findings.filter(({ blocks }) => blocks !== 'synth');
  if (!plan || problems.length > 0) throw new PlatformError(problems);
  return plan;
}

function withPlaces(finding: Finding, { places }: CheckOptions): Finding {
  const found = places?.(finding.path) ?? [];
  return found.length > 0 ? { ...finding, places: found } : finding;
}
