import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finding, formatPath, type Place } from '../errors';
import { boundedText } from '../units/bounded';
import { isFinding } from './is-finding';
import { TooManyObjects, UnreadableValue } from './module-value';

/** Root of this library, whose stack frames do not help users. */
const libraryRoot = dirname(__dirname);

/** Maximum length of the message of a user's error in a finding. */
const maxMessageLength = 1000;

/** Turns an error from loading or reading a user's module into findings, in the process of the module. */
export function moduleFindings(file: string, error: unknown): readonly Finding[] {
  try {
    if (error instanceof TooManyObjects) return [tooManyObjects(file)];
    return error instanceof UnreadableValue ? [unreadable(file, error)] : findingsOfError(file, error);
  } catch {
    // The thrown value itself cannot be read: a proxy, or an error with a getter that throws.
    return [exception(`${file} throws a value that cannot be read`, { file })];
  }
}

function findingsOfError(file: string, error: unknown): readonly Finding[] {
  const own = findingsOf(error);
  if (own !== undefined) return own;
  const message = messageOf(error);
  if (/^Transform failed/.test(message))
    return message
      .split('\n')
      .slice(1)
      .flatMap((line) => syntaxFinding(file, line));
  const first = firstLine(message);
  if (!/^Cannot find (?:module|package)/.test(first))
    return [exception(`${file} throws: ${first}`, placeOf(file, error))];
  return [
    {
      rule: 'source/import',
      path: [],
      problem: `${file} has an import that cannot be resolved: ${first}`,
      fix: 'install the package, or check the path',
      places: [placeOf(file, error)],
    },
  ];
}

function exception(problem: string, place: Place): Finding {
  const fix = 'correct the program; run the file with `npx tsx` to see the full stack trace';
  return { rule: 'source/exception', path: [], problem, fix, places: [place] };
}

function unreadable(file: string, { path, thrown }: UnreadableValue): Finding {
  const what = path.length === 0 ? 'its default export' : `\`${formatPath(path)}\``;
  const problem = `${file} throws when ${what} is read`;
  const fix = 'export plain data, without getters and proxies that throw';
  try {
    const [reason, place] = [firstLine(messageOf(thrown)), placeOf(file, thrown)];
    return { ...exception(`${problem}: ${reason}`, place), path, fix };
  } catch {
    return { ...exception(problem, { file }), path, fix };
  }
}

/** The finding for a module that exports more than a definition can have. */
export function tooManyObjects(file: string): Finding {
  return {
    rule: 'source/too-large',
    path: [],
    problem: `${file} exports more objects than a definition can have`,
    fix: 'export plain data of a limited size',
    places: [{ file }],
  };
}

/** The findings of a `PlatformError` that the module throws. It may come from another copy of the library. */
function findingsOf(error: unknown): readonly Finding[] | undefined {
  if (!(error instanceof Error) || error.name !== 'PlatformError' || !('findings' in error)) return undefined;
  // As JSON, because findings can have any value.
  const findings: unknown = JSON.parse(JSON.stringify(error.findings) ?? 'null');
  return Array.isArray(findings) && findings.length > 0 && findings.every(isFinding) ? findings : undefined;
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

/** The first line of a message, with paths relative to the working directory. */
function firstLine(message: string): string {
  const [first = ''] = boundedText(message, maxMessageLength).split('\n');
  return first.replaceAll(`${process.cwd()}/`, '');
}
