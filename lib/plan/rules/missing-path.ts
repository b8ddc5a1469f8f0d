import { isAtOrBelow } from '../../definition/waiver-paths';
import { formatPath, type Path } from '../../errors';
import { closest } from '../../units/closest';
import { isMap, valueAt } from '../../units/values';

/** A path in dotted notation that leads to nothing, and the closest one that exists. */
interface MissingPath {
  /** The first step that does not exist, below steps that do. */
  readonly path: Path;
  readonly nearest?: string;
  /** The paths that exist in its place. */
  readonly known: readonly string[];
}

/** Number of steps that must exist: the field and the name in it. A rule can report an optional field below them. */
const requiredSteps = 2;

/**
 * Checks a path in dotted notation. Undefined if it exists in the definition, or if only optional fields are missing and
 * no field has a similar name.
 */
export function missingPath(root: unknown, at: string): MissingPath | undefined {
  const found = longestPath(root, at);
  if (formatPath(found) === at) return undefined;
  const value = valueAt(root, found);
  const known = (isMap(value) ? Object.keys(value) : []).map((step) => formatPath([...found, step]));
  const nearest = closestPath(at, found, known);
  if (nearest === undefined && found.length >= requiredSteps) return undefined;
  return { path: [...found, firstStep(at, found)], known, ...(nearest !== undefined && { nearest }) };
}

/** The longest existing path that the written one is at or below. */
function longestPath(root: unknown, at: string, path: Path = []): Path {
  const value = valueAt(root, path);
  const steps = Array.isArray(value) ? value.map((_, index) => index) : isMap(value) ? Object.keys(value) : [];
  const next = steps.map((step) => [...path, step]).find((each) => isAtOrBelow(at, formatPath(each)));
  return next === undefined ? path : longestPath(root, at, next);
}

/** The existing path with the name closest to the first unknown name. */
function closestPath(at: string, found: Path, known: readonly string[]): string | undefined {
  const start = formatPath(found);
  const name = firstStep(at, found);
  const names = known.map((path) => path.slice(start.length).replace(/^\./, ''));
  const near = name === '' ? undefined : closest(name, names);
  return near === undefined ? undefined : known[names.indexOf(near)];
}

/** The name in a written path after the steps that exist. */
function firstStep(at: string, found: Path): string {
  const written = at.slice(formatPath(found).length).replace(/^\./, '');
  return /^[^.[]*/.exec(written)?.[0] ?? '';
}
