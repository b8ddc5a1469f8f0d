import type { InvalidDefinition } from '../../definition/repair/invalid-definition';
import { type Finding, formatPath, type NotChecked, type Path } from '../../errors';
import { isBelow } from '../../units/paths';
import { valueAt } from '../../units/values';
import { byId, type Judged } from './repairs';

/** Elements of one list that are listed one by one. */
const maxElements = 10;

/**
 * Invalid values with an error, then the entries whose findings depend on invalid values.
 *
 * @param errors paths of the reported errors
 */
export function notChecked(
  invalid: InvalidDefinition,
  all: readonly Judged[],
  nouns: readonly Path[],
  errors: readonly Path[],
): readonly NotChecked[] {
  const repaired = all[0]?.repaired;
  const spots = (repaired?.spots ?? []).map((path) => repaired?.unmoved(path) ?? path);
  const isReported = (path: Path) => errors.some((error) => isBelow(error, path) || isBelow(path, error));
  const values = outermost([...spots.filter(isReported), ...invalid.unread]);
  const invalidValues = values.map((path) => {
    const parent = repaired?.leftOut.find(({ because }) => formatPath(because) === formatPath(path));
    return { path: parent?.path ?? path, because: [path] };
  });
  const others = spots.filter((path) => !isReported(path)).map((path) => invalid.nounOf(path));
  const entries = new Map([...nouns, ...others].map((path) => [formatPath(path), path]));
  // Which of several invalid values is the reason is not known.
  const because = values.length === 1 ? values : [];
  return [...invalidValues, ...[...entries.values()].map((path) => ({ path, because }))];
}

/** Paths that are not below another one. Many elements of one list are the list. */
function outermost(paths: readonly Path[]): readonly Path[] {
  const sizes = new Map<string, number>();
  for (const path of paths) sizes.set(parentOf(path), (sizes.get(parentOf(path)) ?? 0) + 1);
  const isMany = (path: Path) => typeof path.at(-1) === 'number' && (sizes.get(parentOf(path)) ?? 0) > maxElements;
  const shorter = paths.map((path) => (isMany(path) ? path.slice(0, -1) : path));
  const unique = new Map(shorter.map((path) => [formatPath(path), path]));
  const hasParent = (path: Path) =>
    path.some((_, length) => length > 0 && unique.has(formatPath(path.slice(0, length))));
  return [...unique.values()].filter((path) => !hasParent(path));
}

function parentOf(path: Path): string {
  return formatPath(path.slice(0, -1));
}

/** Entries with findings that are not reported, because they differ between repairs. */
export function dependents(
  invalid: InvalidDefinition,
  all: readonly Judged[],
  reported: readonly Finding[],
): readonly Path[] {
  const nouns = new Map<string, Path>();
  const certain = byId(reported);
  for (const [id, finding] of all.flatMap(({ findings }) => [...byId(findings)])) {
    if (certain.has(id)) continue;
    const noun = invalid.nounOf(finding.path);
    if (valueAt(invalid.value, noun) === undefined) continue;
    nouns.set(formatPath(noun), noun);
  }
  return [...nouns.values()];
}
