import { type Finding, formatPath, type Path } from '../../errors';
import { isBelow } from '../../units/paths';
import { formsOf, type Spot } from '../schema/spot';

/**
 * Problems of the shape that a repair meets after its first round, such as those of the form that a misspelt `kind`
 * selects. A problem is kept if no replaced value can be its reason.
 */
export class LaterFindings {
  readonly all: Finding[] = [];
  private readonly known = new Set<string>();
  private readonly replacedPaths: Path[] = [];
  private readonly moves: { readonly from: Path; readonly to: Path }[] = [];

  constructor(private readonly spotAt: (path: Path) => Spot) {}

  add(found: readonly Finding[], round: number): void {
    for (const finding of found) {
      const id = `${finding.rule} ${formatPath(finding.path)}`;
      if (this.known.has(id)) continue;
      this.known.add(id);
      const canDepend = this.replacedPaths.some((path) => this.affects(path, finding.path));
      if (round > 0 && !canDepend) this.all.push({ ...finding, path: this.unmoved(finding.path) });
    }
  }

  /** Notes a value that was replaced or left out. */
  replaced(path: Path): void {
    this.replacedPaths.push(path);
  }

  /** Notes a misspelt field. */
  moved(from: Path, to: Path): void {
    this.moves.push({ from, to });
  }

  /** The path as written. */
  unmoved(path: Path): Path {
    return this.moves.reduceRight(
      (at, { from, to }) => (isBelow(at, to) ? [...from, ...at.slice(to.length)] : at),
      path,
    );
  }

  /** Whether the problem at a path can come from a replaced value: above, below or next to it, or by the form it selects. */
  private affects(replaced: Path, path: Path): boolean {
    if (isBelow(path, replaced) || isBelow(replaced, path)) return true;
    const parent = replaced.slice(0, -1);
    if (typeof replaced.at(-1) === 'number' || !isBelow(path, parent)) return false;
    const forms = this.spotAt(parent).schemas.flatMap((schema) => formsOf(schema, undefined));
    return path.length === replaced.length || forms.length > 1;
  }
}
