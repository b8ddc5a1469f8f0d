import { escapeExpansion } from '../../lib/units/escape/kubernetes';
import { connectionValue } from '../../lib/units/escape/rclone';
import { isMap } from '../../lib/units/values';

/** How a text is written for a program that interprets it. `test/interpreters` proves these with the programs themselves. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  escapeExpansion,
  connectionValue,
  (text) => escapeExpansion(connectionValue(text)),
  // A folder with or without a slash at its end is the same folder.
  (text) => escapeExpansion(text.replace(/\/$/, '')),
];

/**
 * Where a tree of objects with a hostile text differs from the same tree with the original text in more than that text:
 * another structure, or a text with another beginning, end or middle. Digests may differ everywhere.
 */
export class Arrival {
  private readonly pattern: readonly RegExp[];

  constructor(
    originals: readonly string[],
    private readonly text: string,
  ) {
    const longestFirst = [...new Set(originals)].sort((one, other) => other.length - one.length);
    this.pattern = encodings.map(
      (encode) => new RegExp(longestFirst.map((each) => escaped(encode(each))).join('|'), 'g'),
    );
  }

  problems(before: unknown, after: unknown, path: readonly string[] = []): readonly string[] {
    if (typeof before === 'string' && typeof after === 'string') {
      return this.isCarried(before, after) ? [] : [`${path.join('/')}: ${shown(before)} became ${shown(after)}`];
    }
    if (Array.isArray(before) && Array.isArray(after)) return this.ofLists(before, after, path);
    if (isMap(before) && isMap(after)) return this.ofMaps(before, after, path);
    // The port of an address follows from its scheme.
    if (path.at(-1) === 'port' && typeof before === typeof after) return [];
    return before === after ? [] : [`${path.join('/')}: ${typeof before} became ${typeof after}`];
  }

  /** Whether a text is the text before with the hostile text in place of the originals. */
  private isCarried(before: string, after: string): boolean {
    if (before === after) return true;
    const digestless = withoutDigests(after);
    return encodings.some((encode, index) => {
      const pattern = this.pattern[index];
      return pattern && withoutDigests(before.replace(pattern, () => encode(this.text))) === digestless;
    });
  }

  private ofLists(before: readonly unknown[], after: readonly unknown[], path: readonly string[]): readonly string[] {
    if (before.length !== after.length) {
      return [`${path.join('/')}: ${before.length} entries became ${after.length}`];
    }
    const open = [...after];
    return before.flatMap((each, index) => {
      const found = open.findIndex((other) => this.problems(each, other).length === 0);
      if (found >= 0) open.splice(found, 1);
      return found >= 0 ? [] : this.problems(each, after[index], [...path, String(index)]);
    });
  }

  private ofMaps(
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    path: readonly string[],
  ): readonly string[] {
    const open = new Set(Object.keys(after));
    const problems = Object.entries(before).flatMap(([key, value]) => {
      const found = open.has(key) ? key : [...open].find((other) => this.isCarried(key, other));
      if (found === undefined) return [`${path.join('/')}: no ${shown(key)}`];
      open.delete(found);
      return this.problems(value, after[found], [...path, key]);
    });
    return [...problems, ...[...open].map((key) => `${path.join('/')}: a new ${shown(key)}`)];
  }
}

/** A path of a folder ends with a slash, one of a file does not; the name says which one it is. */
function withoutDigests(text: string): string {
  return text.replace(/[0-9a-f]{8,64}/g, '#').replace(/\/$/, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function shown(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
