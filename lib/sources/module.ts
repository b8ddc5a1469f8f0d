import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { types } from 'node:util';
import { kindOf } from '../definition/schema/values';
import type { DefinitionSource } from '../definition/source';
import type { Finding } from '../errors';
import type { ReadSource } from './file';
import { moduleFindings } from './module-error';
import { copyOfModule } from './module-value';
import { startTimeLimit } from './time-limit';

/**
 * Runs a TypeScript or JavaScript module and returns its default export. Errors that the module throws become findings,
 * without a stack trace of this library.
 *
 * Every module is loaded as CommonJS, so that reading stays synchronous and projects work with and without
 * `"type": "module"`. Therefore a definition cannot use `await` at its top level.
 */
export function readModule(file: string, role: DefinitionSource['role']): ReadSource {
  const loaded = load(file);
  if ('findings' in loaded) return loaded;
  const { value } = loaded;
  const wrong = exportProblem(value);
  if (wrong !== undefined) return { findings: [wrongExport(file, wrong)] };
  // The values of a module have no positions, but a finding can name the file.
  return { source: { name: file, role, value, locate: () => ({ file }) } };
}

/**
 * Loads a module and copies its default export with tsx, which is required lazily because it brings esbuild. The loader is
 * active only while the module and its imports load, so that they use this copy of the library: `instanceof` fails between
 * two copies. Findings are made meanwhile as well, because a stack trace has positions in the user's file only then.
 */
function load(file: string): { readonly value: unknown } | { readonly findings: readonly Finding[] } {
  const path = resolve(file);
  const tsx: typeof import('tsx/cjs/api') = require('tsx/cjs/api');
  const unregister = tsx.register();
  const exit = process.exit;
  const write = process.stdout.write;
  const stopLimit = startTimeLimit(path);
  process.exit = refuseExit;
  // The output of a command is its result, which other programs parse.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return { value: copyOfModule(defaultExport(createRequire(path)(path))) };
  } catch (error) {
    return { findings: moduleFindings(file, error) };
  } finally {
    process.exit = exit;
    process.stdout.write = write;
    stopLimit();
    unregister();
  }
}

/** A definition that calls `process.exit` would end the program before any check, with exit code 0. */
function refuseExit(): never {
  throw new Error('a definition must not call process.exit');
}

/** The default export of a module, or `module.exports` of a CommonJS file. */
function defaultExport(exported: unknown): unknown {
  if (property(exported, '__esModule') === true) return property(exported, 'default');
  const isEmptyFile = typeof exported === 'object' && exported !== null && Object.keys(exported).length === 0;
  return isEmptyFile ? undefined : exported;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function exportProblem(value: unknown): string | undefined {
  if (value === undefined) return 'has no default export';
  if (typeof value === 'function') return 'has a function as its default export';
  if (typeof property(value, 'then') === 'function') {
    // Nothing waits for the promise, so its rejection must not end the program.
    if (types.isPromise(value)) value.catch(() => undefined);
    return 'has a promise as its default export';
  }
  return typeof value === 'object' && value !== null ? undefined : `has ${kindOf(value)} as its default export`;
}

function wrongExport(file: string, problem: string): Finding {
  return {
    rule: 'source/default-export',
    path: [],
    problem: `${file} ${problem}`,
    allowed: 'a definition as the default export',
    fix: 'write `export default defineModelPlatform({ ... })`',
    places: [{ file }],
  };
}
