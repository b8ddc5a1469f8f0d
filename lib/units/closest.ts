/** Edit distance (optimal string alignment): insertions, deletions, substitutions and swaps of two neighbours. */
export function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const best = Math.min(change, at(last, column) + 1, at(current, column - 1) + 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(swapped ? Math.min(best, at(beforeLast, column - 2) + 1) : best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Maximum number of edits for a typo: one per three characters. */
function tolerance(a: string, b: string): number {
  return Math.max(1, Math.floor(Math.max(a.length, b.length) / 3));
}

/** Maximum number of candidates, so that many misspelt names among many take seconds and not minutes. */
const maxCandidates = 500;

/**
 * The candidate closest to a misspelt name, ignoring case; undefined if none is close, or if there are too many candidates. Ties go to a candidate with the
 * same first letter, where typos are rare, and then to the first by code unit, so that the order of a file has no
 * effect.
 */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > maxCandidates) return undefined;
  const wanted = name.toLowerCase();
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  const sorted = [...candidates].sort();
  const begins = (candidate: string) => candidate.toLowerCase().startsWith(wanted.slice(0, 1));
  for (const candidate of [...sorted.filter(begins), ...sorted.filter((each) => !begins(each))]) {
    const other = candidate.toLowerCase();
    // The distance is at least the difference of the lengths, and takes the product of both to calculate.
    if (Math.abs(wanted.length - other.length) > tolerance(wanted, other)) continue;
    const edits = distance(wanted, other);
    const isNear = edits === 0 || (edits <= tolerance(wanted, other) && edits < Math.min(wanted.length, other.length));
    if (isNear && (best === undefined || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}
