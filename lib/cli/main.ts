#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeFile, loadCompiled } from './code-cache';
import { compileCacheFolder, enableCompileCache } from './compile-cache';
import { processIo } from './process-io';

/** Digest of the built package. Absent if the program runs from its sources. */
const buildFile = join(__dirname, '..', 'build');

/** The program, with its compiled code from an earlier command. */
function load(argv: readonly string[]): typeof import('./run') {
  const folder = compileCacheFolder();
  // Loaded after the cache is enabled, because it has only what is loaded later.
  const own = folder === undefined || enableCompileCache(folder) ? undefined : codeFile(folder, argv);
  if (own === undefined || !existsSync(buildFile)) return require('./run') as typeof import('./run');
  const program = readFileSync(buildFile, 'utf8');
  return loadCompiled({ file: join(__dirname, 'run.js'), cache: own, program }) as typeof import('./run');
}

// Without a listener, Node opens its debugger on this signal, which the code of a definition can send to this process.
process.on('SIGUSR1', () => undefined);
const argv = process.argv.slice(2);
// The process ends by itself when all output is written.
void load(argv)
  .run(argv, processIo())
  .then((code) => {
    process.exitCode = code;
  });
