import type { Finding, Path, Place } from '../errors';
import { isBelow } from '../units/paths';
import type { EntrySource } from './entry-sources';
import { mergeSources } from './merge';
import { leftOutRules } from './plain-data';
import type { ModelPlatformDefinition } from './platform';
import { type Removal, withRemoval } from './removal';
import { InvalidDefinition } from './repair/invalid-definition';
import { shapeFindings } from './schema/findings';
import { modelPlatformSchema } from './schema/platform';
import { shortened } from './shortened';
import type { DefinitionSource } from './source';

/** A definition of the right shape, or all problems of its shape. */
export interface ParsedDefinition {
  /** Absent if there are findings. Has no `include`: parts are among models, services, training jobs and waivers. */
  readonly definition?: ModelPlatformDefinition;
  /**
   * Present if there are findings: the definition as written, for the rules that can still be checked.
   *
   * @internal
   */
  readonly invalid?: InvalidDefinition;
  readonly findings: readonly Finding[];
  /** Positions of a path, or of its nearest parent that has one. Empty for objects of a program. */
  readonly places: (path: Path) => readonly Place[];
  /**
   * The `null` of a layer that removes a path.
   *
   * @internal
   */
  readonly removals: (path: Path) => Removal | undefined;
}

/**
 * Merges the sources of a definition and checks its shape: types, fields, ranges and formats. The rules of the plan check
 * what needs more than one field, such as a pool that does not exist or a quota without capacity.
 *
 * @param sources The base, then layers, each followed by its parts.
 * @param unread What belongs to the definition and could not be read, such as the file of a part. Without it the
 * definition is invalid.
 * @throws TypeError if the first source is not a base. Problems of a definition are findings, not errors.
 */
export function parseModelPlatform(
  sources: readonly DefinitionSource[],
  unread: readonly Path[] = [],
): ParsedDefinition {
  const { value, findings: before, places, removals, ...merged } = mergeSources(sources);
  const parsed = modelPlatformSchema.safeParse(value, { reportInput: true });
  const shape = parsed.success
    ? []
    : shapeFindings(value, parsed.error.issues).map((finding) =>
        atEntries(asWritten(finding, merged.textOf), merged.entries),
      );
  // A value that could not be copied is not reported as missing.
  const isNew = (finding: Finding) => !before.some((earlier) => isLeftOut(earlier, finding.path));
  const all = [...before, ...shape.filter(isNew)];
  const findings = shortened(all).map((finding) => withRemoval(withPlaces(finding, places), removals));
  if (parsed.success && findings.length === 0 && unread.length === 0) {
    return { definition: parsed.data, findings, places, removals };
  }
  const isMerged = ({ path }: Finding) => path[0] !== 'include' && path.length > 0;
  const invalid = new InvalidDefinition(
    value,
    merged.doubts.filter(isMerged),
    [...unread, ...merged.unread],
    all.length,
  );
  return { invalid, findings, places, removals };
}

/** Quotes a number that stands for a text as it is written, because its zeros and signs belong to the text. */
function asWritten(finding: Finding, textOf: (path: Path) => string | undefined): Finding {
  if (typeof finding.value !== 'number' || finding.rule !== 'definition/type') return finding;
  const parsed = String(finding.value);
  const text = textOf(finding.path);
  if (text === undefined || text === parsed) return finding;
  return {
    ...finding,
    problem: finding.problem.replace('a number', `the number ${text}`),
    ...(finding.fix !== undefined && { fix: finding.fix.replace(`'${parsed}'`, `'${text}'`) }),
  };
}

/** Most files that a finding about too many entries names. */
const maxFiles = 3;

/** Names the files that add the entries of a map or list with too many. A file with parts may have none of its own. */
function atEntries(finding: Finding, entries: (path: Path) => readonly EntrySource[]): Finding {
  if (finding.rule !== 'definition/range') return finding;
  const sources = entries(finding.path);
  const total = sumOf(sources);
  if (finding.problem !== `has ${total} entries`) return finding;
  const most = sources.slice(0, maxFiles);
  const counts = most.map(({ count, place }) => `${count} in ${place.file}`).join(', ');
  const more = sources.length > maxFiles ? `, and ${total - sumOf(most)} in other files` : '';
  return { ...finding, problem: `${finding.problem}: ${counts}${more}`, places: most.map(({ place }) => place) };
}

function sumOf(sources: readonly EntrySource[]): number {
  return sources.reduce((sum, { count }) => sum + count, 0);
}

function isLeftOut(earlier: Finding, path: Path): boolean {
  return leftOutRules.includes(earlier.rule) && isBelow(path, earlier.path);
}

function withPlaces(finding: Finding, places: (path: Path) => readonly Place[]): Finding {
  if (finding.places !== undefined) return finding;
  const found = places(finding.path);
  return found.length === 0 ? finding : { ...finding, places: found };
}
