/**
 * Edit distance (optimal string alignment): insertions, deletions, substitutions and swaps of two neighbours.
 *
 * @param limit the result for a larger distance is a number above this, and takes less time. @default - none
 */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const width = b.length + 1;
  let beforeLast = new Uint16Array(width);
  let last = Uint16Array.from({ length: width }, (_, column) => column);
  let current = new Uint16Array(width);
  let lowestOfLast = 0;
  for (let row = 1; row <= a.length; row++) {
    const lowest = fillRow(a, b, row, { current, last, beforeLast });
    // A swap continues from the row before the last one.
    if (lowest > limit && lowestOfLast > limit) return lowest;
    lowestOfLast = lowest;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return at(last, b.length);
}

function at(row: Uint16Array, column: number): number {
  return row[column] ?? 0;
}

interface Rows {
  readonly current: Uint16Array;
  readonly last: Uint16Array;
  readonly beforeLast: Uint16Array;
}

/** Fills the current row, and returns its lowest number. */
function fillRow(a: string, b: string, row: number, { current, last, beforeLast }: Rows): number {
  const letter = a.charCodeAt(row - 1);
  // `NaN` before the first letter equals no other letter.
  const before = a.charCodeAt(row - 2);
  let left = row;
  let lowest = row;
  current[0] = row;
  for (let column = 1; column <= b.length; column++) {
    const other = b.charCodeAt(column - 1);
    const change = at(last, column - 1) + Number(letter !== other);
    left = Math.min(change, at(last, column) + 1, left + 1);
    const swapped = before === other && letter === b.charCodeAt(column - 2);
    if (swapped) left = Math.min(left, at(beforeLast, column - 2) + 1);
    current[column] = left;
    lowest = Math.min(lowest, left);
  }
  return lowest;
}

/** Maximum number of edits for a typo: one per three characters. */
function tolerance(a: string, b: string): number {
  return Math.max(1, Math.floor(Math.max(a.length, b.length) / 3));
}

/** Maximum number of candidates, so that many misspelt names among many take seconds and not minutes. */
const maxCandidates = 500;

/** Maximum length of a name. The distance takes the product of both lengths to calculate. */
const maxLength = 200;

/** A name in lower case, with a bit for each of its characters. Several characters share a bit. */
interface Letters {
  readonly text: string;
  readonly lower: string;
  readonly bits: number;
}

/** The sorted candidates of each list, because many names are compared with the same list. */
const sortedOf = new WeakMap<readonly string[], readonly Letters[]>();

/**
 * The candidate closest to a misspelt name, ignoring case; undefined if none is close, or if there are too many candidates.
 * Ties go to a candidate with the same first letter, where typos are rare, and then to the first by code unit, so that the
 * order of a file has no effect.
 */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > maxCandidates || name.length > maxLength) return undefined;
  const wanted = lettersOf(name);
  const sorted = sortedOf.get(candidates) ?? [...candidates].sort().map(lettersOf);
  sortedOf.set(candidates, sorted);
  const begins = ({ lower }: Letters) => lower.startsWith(wanted.lower.slice(0, 1));
  let best: { readonly text: string; readonly edits: number } | undefined;
  for (const candidate of [...sorted.filter(begins), ...sorted.filter((each) => !begins(each))]) {
    const limit = Math.min(tolerance(wanted.lower, candidate.lower), (best?.edits ?? Number.POSITIVE_INFINITY) - 1);
    if (leastEdits(wanted, candidate) > limit) continue;
    const edits = distance(wanted.lower, candidate.lower, limit);
    if (edits > limit || !isTypo(edits, wanted, candidate)) continue;
    best = { text: candidate.text, edits };
  }
  return best?.text;
}

/** A name of which every character differs is another name. */
function isTypo(edits: number, one: Letters, other: Letters): boolean {
  return edits === 0 || edits < Math.min(one.lower.length, other.lower.length);
}

/** At least this many edits are between two names: each changes the length by one, and adds or removes one character at most. */
function leastEdits(one: Letters, other: Letters): number {
  const lengths = Math.abs(one.lower.length - other.lower.length);
  return Math.max(lengths, countOf(one.bits & ~other.bits), countOf(other.bits & ~one.bits));
}

function lettersOf(text: string): Letters {
  const lower = text.toLowerCase();
  let bits = 0;
  for (let index = 0; index < lower.length; index++) bits |= 1 << (lower.charCodeAt(index) & 31);
  return { text, lower, bits };
}

/** Number of bits that are set. */
function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
