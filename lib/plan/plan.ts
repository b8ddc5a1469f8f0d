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

/** Inputs of a check in addition to the definition. */
export interface CheckOptions {
  /** Outputs of the Pulumi stack. @default - no outputs, as before the first `pulumi up` */
  readonly outputs?: ClusterOutputsFile;
  /** Day of the check, `2026-11-24`, for the last days of waivers. @default - no waiver expires */
  readonly date?: string;
  /** Positions of a path in the files. @default - unknown, as for plain objects */
  readonly places?: (path: Path) => readonly Place[];
}

/** A plan and its findings. */
export interface Checked {
  /** Absent if the definition does not match the schema. */
  readonly plan?: ModelPlatformPlan;
  /** Findings without a waiver: of the schema, or in the order of the rules. */
  readonly findings: readonly Finding[];
}

/** Plans a definition and applies every rule. Never throws: all problems are findings. */
export function checkModelPlatform(definition: ModelPlatformDefinition, options: CheckOptions = {}): Checked {
  const parsed = parseModelPlatform([{ name: 'definition', role: 'base', value: definition }]);
  if (parsed.definition) return checkParsed(parsed.definition, options);
  return { findings: [...parsed.findings, ...(parsed.rest ? checkRest(parsed.rest, options) : [])] };
}

/**
 * Findings of the rules in the valid part of a definition, so that one run reports the problems of schema and rules
 * together. Findings that may be caused by the omitted part are left out.
 */
export function checkRest({ definition, leftOut }: PartOfDefinition, options: CheckOptions = {}): readonly Finding[] {
  const names = new Set(leftOut.map((path) => path.at(-1)));
  return checkParsed(definition, options).findings.filter(({ rule, value }) => {
    if (rule === 'reference/known') return !(typeof value === 'string' && names.has(value));
    return rule !== 'reference/used' && rule !== 'waiver/used';
  });
}

/** Checks a definition that matches the schema and whose parts are merged. */
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
 * @throws PlatformError with all findings.
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
