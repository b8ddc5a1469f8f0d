import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { kindOf } from '../definition/schema/values';
import type { DefinitionSource } from '../definition/source';
import type { Finding } from '../errors';
import type { ReadSource } from './file';
import { moduleFindings } from './module-error';

/**
 * Runs a TypeScript or JavaScript module and takes its default export. It is the user's own program: what it
 * throws is told without a stack trace of ours.
 *
 * A module is loaded as CommonJS whatever it is written as, so that reading stays synchronous and a project works
 * with and without `"type": "module"`. The price is that it cannot use `await` at its top level.
 */
export function readModule(file: string, role: DefinitionSource['role']): ReadSource {
  let exported: unknown;
  try {
    exported = load(resolve(file));
  } catch (error) {
    return { findings: moduleFindings(file, error) };
  }
  const value = defaultExport(exported);
  const wrong = exportProblem(value);
  if (wrong !== undefined) return { findings: [wrongExport(file, wrong)] };
  // A module has no positions of its values, but a finding can still say which file wrote it.
  return { source: { name: file, role, value, locate: () => ({ file }) } };
}

/**
 * The loader comes with esbuild: it is loaded only by those who have such a file. It is on while the module and what
 * it imports are loaded, so that they share this very library with whoever reads them: of a second copy, nothing
 * would be an instance of the first.
 */
function load(path: string): unknown {
  const tsx: typeof import('tsx/cjs/api') = require('tsx/cjs/api');
  const unregister = tsx.register();
  const exit = process.exit;
  // Places in the user's file, and not in what it was compiled to.
  process.setSourceMapsEnabled(true);
  process.exit = refuseExit;
  try {
    return createRequire(path)(path);
  } finally {
    process.exit = exit;
    unregister();
  }
}

/** A definition that ends the program would pass every check: it would never be looked at. */
function refuseExit(): never {
  throw new Error('a definition must not end the program with process.exit');
}

/** The default export of a module, or all of what a CommonJS file exports. */
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
  if (typeof property(value, 'then') === 'function') return 'has a promise as its default export';
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
