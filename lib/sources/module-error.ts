import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding, Place } from '../errors';

/** Our own code, whose frames tell the user nothing. */
const libraryDirectory = dirname(__dirname);

/** Turns what came out of loading the user's module into findings. */
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
        ? `${file} imports what is not there: ${shortPaths(first)}`
        : `${file} throws: ${shortPaths(first)}`,
      fix: isMissing
        ? 'install the package, or look at the path'
        : 'mend the program; `npx tsx` with the file shows the whole trace',
      places: [placeOf(file, error)],
    },
  ];
}

/** A program that checks its definition itself throws our own error. It may come from another copy of the library. */
function findingsOf(error: unknown): readonly Finding[] | undefined {
  if (!(error instanceof Error) || error.name !== 'PlatformError' || !('findings' in error)) return undefined;
  return Array.isArray(error.findings) ? (error.findings as readonly Finding[]) : undefined;
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  return typeof error === 'string' ? error : `something that is not an Error (${typeof error})`;
}

/** One line of esbuild: `/home/ada/platform.ts:4:0: ERROR: Expected "]" but found "}"`. Columns count from 0. */
function syntaxFinding(file: string, line: string): readonly Finding[] {
  const match = /^(.*):([0-9]+):([0-9]+): ERROR: (.*)$/.exec(line);
  if (!match) return [];
  const [, path = file, row = '1', column = '0', text = ''] = match;
  const isAwait = text.startsWith('Top-level await');
  const problem = isAwait ? 'a definition cannot wait for anything' : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return [
    {
      rule: isAwait ? 'source/await' : 'source/syntax',
      path: [],
      problem,
      fix: isAwait ? 'take `await` out of the top level of the module' : 'mend the program',
      places: [{ file: nameOf(file, path), line: Number(row), column: Number(column) + 1 }],
    },
  ];
}

/** The first frame of the stack that the user wrote. */
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
  const isOurs = path.startsWith(`${libraryDirectory}/`) || /[\\/]node_modules[\\/]/.test(path);
  return isOurs || resolve(path) !== path ? undefined : path;
}

/** The file as the user named it, others relative to where the user is. */
function nameOf(file: string, path: string): string {
  return resolve(file) === path ? file : relative(process.cwd(), path);
}

/** Messages of Node name files in full; the user knows them by where they are from here. */
function shortPaths(message: string): string {
  return message.replaceAll(`${process.cwd()}/`, '');
}
