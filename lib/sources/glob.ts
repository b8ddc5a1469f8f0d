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
  return steps.some((step) => step !== '**' && step.includes('**')) ? 'contains ** inside a name' : undefined;
}

/**
 * Files that match a pattern, relative to a folder, sorted by name. `*` matches any characters inside one name, `**` any
 * number of folders. Names that start with a dot, `node_modules` and links to folders match only if the pattern names
 * them.
 */
export function expandPattern(folder: string, pattern: string): readonly string[] {
  return [...new Set(walk(folder, [], pattern.split('/')))].sort();
}

function walk(folder: string, done: readonly string[], steps: readonly string[]): readonly string[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  if (step === '.' || step === '..') return walk(folder, [...done, step], rest);
  const entries = entriesOf(join(folder, ...done));
  const into = (entry: Dirent, next: readonly string[]) => walk(folder, [...done, entry.name], next);
  if (step === '**') {
    const deeper = entries.filter((entry) => entry.isDirectory() && isShown(entry.name));
    return [...walk(folder, done, rest), ...deeper.flatMap((entry) => into(entry, steps))];
  }
  const matching = entries.filter((entry) => matches(step, entry.name));
  if (rest.length > 0) return matching.flatMap((entry) => into(entry, rest));
  return matching.filter((entry) => !entry.isDirectory()).map((entry) => [...done, entry.name].join('/'));
}

/** A missing folder has no entries: its pattern matches no file, which is reported. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function matches(step: string, name: string): boolean {
  if (!step.includes('*')) return step === name;
  const expression = step.split('*').map((text) => text.replace(/[.+^$()|]/g, '\\$&'));
  return isShown(name) && new RegExp(`^${expression.join('.*')}$`).test(name);
}

function isShown(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}
