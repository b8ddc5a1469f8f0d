import { type Finding, formatPath, type Path, type Place } from '../errors';
import { valueAt } from '../units/values';
import { childTrace, type Trace } from './trace';

/** A `null` of a layer, which removes a field of the sources before it. */
export interface Removal {
  /** Name of the layer. */
  readonly layer: string;
  /** The removed path: that of a finding, or above it. */
  readonly path: Path;
  readonly place?: Place;
}

/** The `null` of a layer that removes a path; undefined if no layer removes it. */
export function removalOf(root: Trace, path: Path): Removal | undefined {
  let trace = root;
  for (const [index, step] of path.entries()) {
    trace = childTrace(trace, step);
    const { source, path: written } = trace;
    if (source.role !== 'layer' || valueAt(source.value, written) !== null) continue;
    const place = source.locate?.(written);
    return { layer: source.name, path: path.slice(0, index + 1), ...(place !== undefined && { place }) };
  }
  return undefined;
}

/** A finding of an unknown reference with the layer that removes its target, if one does. */
export function withRemoval(finding: Finding, removals: (path: Path) => Removal | undefined): Finding {
  const removal = finding.refersTo && removals(finding.refersTo);
  if (removal === undefined) return finding;
  const { layer, path, place } = removal;
  const places = [...(finding.places ?? []), ...(place === undefined ? [] : [place])];
  return {
    ...finding,
    problem: `${finding.problem}, because the layer ${layer} removes ${formatPath(path)}`,
    fix: `remove the null at ${formatPath(path)} from ${layer}, or change what refers to it`,
    ...(places.length > 0 && { places }),
  };
}
