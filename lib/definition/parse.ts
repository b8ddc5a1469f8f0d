import type { Finding, Path, Place } from '../errors';
import { mergeSources } from './merge';
import type { ModelPlatformDefinition } from './platform';
import { shapeFindings } from './schema/findings';
import { modelPlatformSchema } from './schema/platform';
import { shortened } from './shortened';
import type { DefinitionSource } from './source';
import { withoutProblems } from './without-faults';

/** A definition that has the right shape, or all that is wrong with its shape. */
export interface ParsedDefinition {
  /**
   * Only there without findings. `include` is resolved: parts are among models, services, training jobs and waivers.
   */
  readonly definition?: ModelPlatformDefinition;
  /** Where there are findings, what is right of the definition, if a definition is left. */
  readonly rest?: PartOfDefinition;
  readonly findings: readonly Finding[];
  /** Where a path was written, or its nearest parent that has a position; nothing for objects of a program. */
  readonly places: (path: Path) => readonly Place[];
}

/** A definition that lacks the members which have faults. */
export interface PartOfDefinition {
  readonly definition: ModelPlatformDefinition;
  /** Paths of what it lacks. */
  readonly leftOut: readonly Path[];
}

/**
 * Merges the sources of a definition and checks its shape: types, fields, ranges and formats. What needs more than
 * one place to see (a pool that does not exist, a quota without capacity) is for the rules of the plan.
 *
 * @param sources The base first, then layers, each followed by its parts.
 * @throws TypeError if the first source is not a base. A fault of the user is a finding, and never thrown.
 */
export function parseModelPlatform(sources: readonly DefinitionSource[]): ParsedDefinition {
  const { value, findings: before, places } = mergeSources(sources);
  const parsed = modelPlatformSchema.safeParse(value, { reportInput: true });
  const shape = parsed.success ? [] : shapeFindings(value, parsed.error.issues);
  // What was left out because it could not be read would be found missing.
  const isNews = (finding: Finding) => !before.some((earlier) => isLeftOut(earlier, finding.path));
  const findings = shortened([...before, ...shape.filter(isNews)]).map((finding) => withPlaces(finding, places));
  if (!parsed.success || findings.length > 0) {
    const rest = restOf(value, findings);
    return rest ? { rest, findings, places } : { findings, places };
  }
  const definition: ModelPlatformDefinition = parsed.data;
  return { definition, findings, places };
}

/** What is left when everything with a fault is taken away, if it has the right shape then. */
function restOf(value: unknown, findings: readonly Finding[]): PartOfDefinition | undefined {
  const rest = withoutProblems(value, findings);
  const parsed = rest && modelPlatformSchema.safeParse(rest.value);
  return rest && parsed?.success ? { definition: parsed.data, leftOut: rest.leftOut } : undefined;
}

function isLeftOut(earlier: Finding, path: Path): boolean {
  const isAbout = earlier.rule === 'source/plain-data' || earlier.rule === 'source/reserved-name';
  return isAbout && earlier.path.length <= path.length && earlier.path.every((step, index) => step === path[index]);
}

function withPlaces(finding: Finding, places: (path: Path) => readonly Place[]): Finding {
  if (finding.places !== undefined) return finding;
  const found = places(finding.path);
  return found.length === 0 ? finding : { ...finding, places: found };
}
