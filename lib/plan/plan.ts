import { type ParsedDefinition, parseModelPlatform } from '../definition/parse';
import type { ModelPlatformDefinition } from '../definition/platform';
import { withRemoval } from '../definition/removal';
import { type Finding, isError, type NotChecked, type Path, type Place, PlatformError } from '../errors';
import { withFields } from '../units/fields';
import { type ProviderSelection, selectProvider } from './providers/select';
import { choosePoolMachines } from './resolve/cluster/machines';
import { resolvePlatform } from './resolve/platform';
import { checkRest } from './rest/check-rest';
import { rules } from './rules/all';
import { applyRules } from './rules/apply';
import { platformContexts } from './rules/contexts';
import { leftOut } from './rules/left-out';
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
  /** Findings without a waiver: first those of the schema, then those of the rules in their order. */
  readonly findings: readonly Finding[];
  /** What could not be checked because of invalid values or unknown references. */
  readonly notChecked: readonly NotChecked[];
}

/** Plans a definition and applies every rule. Never throws: all problems are findings. */
export function checkModelPlatform(definition: ModelPlatformDefinition, options: CheckOptions = {}): Checked {
  const parsed = parseModelPlatform([{ name: 'definition', role: 'base', value: definition }]);
  return checkSources(parsed, options);
}

/**
 * Checks a definition that was merged from sources. If values are invalid, the rules are applied to everything that does
 * not depend on them, so that one run reports the problems of schema and rules together.
 */
export function checkSources(parsed: ParsedDefinition, options: CheckOptions = {}): Checked {
  const { definition, invalid, findings, removals } = parsed;
  if (definition !== undefined) {
    const checked = checkParsed(definition, options);
    return {
      ...checked,
      findings: [...findings, ...checked.findings.map((finding) => withRemoval(finding, removals))],
    };
  }
  if (invalid === undefined) return { findings, notChecked: [] };
  // Positions are those of the invalid definition.
  const { places: _, ...known } = options;
  const rest = checkRest(invalid, findings, (repaired) => checkParsed(repaired.definition, known).findings);
  return {
    findings: [...findings, ...rest.findings.map((finding) => withRemoval(withPlaces(finding, options), removals))],
    notChecked: rest.notChecked,
  };
}

/** Checks a definition that matches the schema and whose parts are merged. `select` replaces the facts of the provider. */
export function checkParsed(
  definition: ModelPlatformDefinition,
  options: CheckOptions = {},
  select: ProviderSelection = selectProvider,
): Required<Checked> {
  const provided = select(definition.cluster);
  const machines = provided.managed ? choosePoolMachines(provided.spec, provided.provider) : undefined;
  const resolved = resolvePlatform(definition, options.outputs, { select, machines });
  const found = applyRules(platformContexts({ definition, plan: resolved }, provided, machines), rules);
  const notChecked = leftOut(definition, resolved, found);
  const { findings, waivers } = applyWaivers(found, definition.waivers ?? [], rules, {
    today: options.date,
    places: options.places,
    definition,
    leftOut: notChecked.map(({ path }) => path),
  });
  const placed = findings.map((finding) => withPlaces(finding, options));
  return { plan: withFields(resolved, { waivers }), findings: placed, notChecked };
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
  const problems = findings.filter(isError);
  if (!plan || problems.length > 0) throw new PlatformError(problems);
  return plan;
}

function withPlaces(finding: Finding, { places }: CheckOptions): Finding {
  const found = places?.(finding.path) ?? [];
  return found.length > 0 ? { ...finding, places: found } : finding;
}
