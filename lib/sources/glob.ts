import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Why a pattern is invalid; `undefined` if it is valid. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern === '') return 'is empty';
  if (pattern.startsWith('/') || /^[A-Za-z]:/.test(pattern)) return 'is an absolute path';
  if (pattern.includes('\\')) return 'contains a backslash';
  if (/[?[\]{}!]/.test(pattern)) return 'contains unsupported wildcards (only * and ** are supported)';
  const steps = pattern.split('/');
  if (steps.includes('')) return 'contains an empty path segment';
  const wildcard = steps.findIndex((step) => step.includes('*'));
  if (wildcard >= 0 && steps.slice(wildcard).includes('..')) return 'contains .. after a wildcard';
  return steps.some((step) => step !== '**' && step.includes('**')) ? 'contains ** inside a name' : undefined;
}

/**
 * Files that match a pattern, relative to a folder, sorted by name. `*` matches any characters inside one name, `**` any
 * number of folders. Names that start with a dot, `node_modules` and links to folders match only if the pattern names
 * them.
 *
 * Each folder is visited once, with all positions of the pattern that it can be at, so that the time grows with the number of
 * folders and not with the number of ways to match one.
 *
 * @param folders what was already read of folders, for several patterns
 */
export function expandPattern(folder: string, pattern: string, folders = new Folders()): readonly string[] {
  const steps = pattern.split('/');
  const wildcard = steps.findIndex((step) => step.includes('*'));
  const start = wildcard < 0 ? steps.length - 1 : wildcard;
  const found: string[] = [];
  walk({ root: folder, steps, found, folders }, steps.slice(0, start), new Set([start]));
  return found.sort();
}

interface Search {
  readonly root: string;
  /** The pattern. A position in it is the index of the next step. */
  readonly steps: readonly string[];
  readonly found: string[];
  readonly folders: Folders;
}

/** The entries of folders, which are read once, because a definition can have a thousand patterns for the same folder. */
export class Folders {
  private readonly read = new Map<string, ReadonlyMap<string, Dirent>>();

  /** By name. A missing folder has no entries: its pattern matches no file, which is reported. */
  entriesOf(folder: string): ReadonlyMap<string, Dirent> {
    const known = this.read.get(folder);
    if (known !== undefined) return known;
    const entries = new Map(listed(folder).map((entry) => [entry.name, entry]));
    this.read.set(folder, entries);
    return entries;
  }
}

function listed(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function walk(search: Search, done: readonly string[], positions: ReadonlySet<number>): void {
  const { root, steps, found, folders } = search;
  const here = withoutFolders(positions, steps);
  for (const entry of candidates(folders.entriesOf(join(root, ...done)), here, steps)) {
    const next = [...here].flatMap((position) => after(position, entry, steps));
    const name = [...done, entry.name];
    if (next.includes(steps.length) && !entry.isDirectory()) found.push(name.join('/'));
    const deeper = next.filter((position) => position < steps.length);
    if (deeper.length > 0) walk(search, name, new Set(deeper));
  }
}

/** The entries that can match at some positions: a step without wildcards names its entry. */
function candidates(
  entries: ReadonlyMap<string, Dirent>,
  positions: ReadonlySet<number>,
  steps: readonly string[],
): Iterable<Dirent> {
  const names = [...positions].map((position) => steps[position]);
  if (names.some((name) => name?.includes('*'))) return entries.values();
  return [...new Set(names)].flatMap((name) => (name === undefined ? [] : (entries.get(name) ?? [])));
}

/** The positions and those after each `**`, which also matches no folder, and each `.`. */
function withoutFolders(positions: ReadonlySet<number>, steps: readonly string[]): ReadonlySet<number> {
  const all = new Set(positions);
  // A set also visits what is added to it.
  for (const position of all) if (['**', '.'].includes(steps[position] ?? '')) all.add(position + 1);
  return all;
}

/** The positions after an entry of a folder. */
function after(position: number, entry: Dirent, steps: readonly string[]): readonly number[] {
  const step = steps[position];
  if (step === undefined) return [];
  if (step === '**') return entry.isDirectory() && isShown(entry.name) ? [position] : [];
  return matches(step, entry.name) ? [position + 1] : [];
}

function matches(step: string, name: string): boolean {
  return step.includes('*') ? isShown(name) && matchesWildcards(step, name) : step === name;
}

/**
 * Whether a name matches a text with `*`. Each part between them is searched once, after the end of the part before it: an
 * earlier place leaves most to the parts after it.
 */
function matchesWildcards(pattern: string, name: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let start = first.length;
  for (const part of parts) {
    const index = name.indexOf(part, start);
    if (index < 0) return false;
    start = index + part.length;
  }
  return name.length - last.length >= start && name.endsWith(last);
}

function isShown(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}
