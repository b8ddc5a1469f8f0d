import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding, Place } from '../errors';

/** Root of this library, whose stack frames do not help users. */
const libraryRoot = dirname(__dirname);

/** Turns an error from loading a user's module into findings. */
export function moduleFindings(file: string, error: unknown): readonly Finding[] {
  const own = findingsOf(error);
  if (own !== undefined) return own;
  const message = messageOf(error);
  if (/^Transform failed/.test(message))
    return message
      .split('\n')
      .slice(1)
      .flatMap((line) => syntaxFinding(file, line));
  const [first = ''] = message.split('\n');
  const isMissing = /^Cannot find (?:module|package)/.test(first);
  return [
    {
      rule: isMissing ? 'source/import' : 'source/exception',
      path: [],
      problem: isMissing
        ? `${file} has an import that cannot be resolved: ${shortPaths(first)}`
        : `${file} throws: ${shortPaths(first)}`,
      fix: isMissing
        ? 'install the package, or check the path'
        : 'correct the program; run the file with `npx tsx` to see the full stack trace',
      places: [placeOf(file, error)],
    },
  ];
}

/** The findings of a `PlatformError` that the module throws. It may come from another copy of the library. */
function findingsOf(error: unknown): readonly Finding[] | undefined {
  if (!(error instanceof Error) || error.name !== 'PlatformError' || !('findings' in error)) return undefined;
  return Array.isArray(error.findings) ? (error.findings as readonly Finding[]) : undefined;
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  return typeof error === 'string' ? error : `a value that is not an Error (${typeof error})`;
}

/** Parses a line of esbuild such as `/home/ada/platform.ts:4:0: ERROR: Expected "]" but found "}"`. Its columns start at 0. */
function syntaxFinding(file: string, line: string): readonly Finding[] {
  const match = /^(.*):([0-9]+):([0-9]+): ERROR: (.*)$/.exec(line);
  if (!match) return [];
  const [, path = file, row = '1', column = '0', text = ''] = match;
  const isAwait = text.startsWith('Top-level await');
  const problem = isAwait
    ? 'a definition cannot use await at the top level'
    : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return [
    {
      rule: isAwait ? 'source/await' : 'source/syntax',
      path: [],
      problem,
      fix: isAwait ? 'remove `await` from the top level of the module' : 'correct the program',
      places: [{ file: nameOf(file, path), line: Number(row), column: Number(column) + 1 }],
    },
  ];
}

/** The first stack frame in the user's code. */
function placeOf(file: string, error: unknown): Place {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const line of stack.split('\n')) {
    const match = /^\s+at (?:.*\()?(.+?):([0-9]+):([0-9]+)\)?$/.exec(line);
    if (!match) continue;
    const [, where = '', row, column] = match;
    const path = pathOf(where);
    if (path === undefined) continue;
    return { file: nameOf(file, path), line: Number(row), column: Number(column) };
  }
  return { file };
}

function pathOf(where: string): string | undefined {
  if (where.startsWith('node:')) return undefined;
  const path = (where.startsWith('file://') ? fileURLToPath(where) : where).replace(/\?.*$/, '');
  const isLibrary = path.startsWith(`${libraryRoot}/`) || /[\\/]node_modules[\\/]/.test(path);
  return isLibrary || resolve(path) !== path ? undefined : path;
}

/** The definition file as given on the command line; other files relative to the working directory. */
function nameOf(file: string, path: string): string {
  return resolve(file) === path ? file : relative(process.cwd(), path);
}

/** Makes absolute paths in Node's messages relative to the working directory. */
function shortPaths(message: string): string {
  return message.replaceAll(`${process.cwd()}/`, '');
}
