import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { types } from 'node:util';
import { Worker } from 'node:worker_threads';
import { kindOf } from '../definition/schema/values';
import type { Finding } from '../errors';
import { moduleFindings, tooManyObjects } from './module-error';
import type { ModuleMessage } from './module-message';
import { markVariable } from './module-processes';
import { encodeExport } from './module-value';

// The program of the process that reads a module: `node --require tsx/cjs module-child FILE`. It writes the result to file
// descriptor 3 and ends itself at once, so that nothing that the module has started or registered runs afterwards.

/** A module can replace these functions. */
const original = { stringify: JSON.stringify, bytes: Buffer.from, writeSync, kill: process.kill.bind(process) };

/** Ends the processes of a module when the command does not exist any more. On Linux, processes have the mark of the command. */
const watch = `
const { readdirSync, readFileSync } = require('node:fs');
const { workerData: { parent, mark } } = require('node:worker_threads');
const endMarked = (id) => {
  try {
    if (readFileSync('/proc/' + id + '/environ', 'latin1').includes(mark)) process.kill(id, 'SIGKILL');
  } catch {}
};
const endOthers = () => {
  // Every environment contains an empty text.
  if (!mark) return;
  try {
    for (const id of readdirSync('/proc').map(Number)) if (id > 0 && id !== process.pid) endMarked(id);
  } catch {}
};
setInterval(() => {
  if (process.ppid === parent) return;
  endOthers();
  process.kill(0, 'SIGKILL');
}, 200);
`;

function main(file: string): void {
  // Without the options of the process, which name modules to load first.
  const workerData = { parent: process.ppid, mark: process.env[markVariable] };
  new Worker(watch, { eval: true, execArgv: [], env: {}, workerData });
  // What a module prints must be complete when the process ends.
  for (const { _handle } of [process.stdout, process.stderr] as readonly MaybeBlocking[]) _handle?.setBlocking?.(true);
  process.exit = refuseExit;
  send(file, read(file));
  original.kill(process.pid, 'SIGKILL');
}

/** A stream of the process, which has a handle if it is a pipe. */
interface MaybeBlocking {
  readonly _handle?: { readonly setBlocking?: (blocking: boolean) => void };
}

function refuseExit(): never {
  throw new Error('a definition must not call process.exit');
}

function read(file: string): ModuleMessage {
  try {
    const path = resolve(file);
    const value = defaultExport(createRequire(path)(path));
    const exported = encodeExport(value);
    const wrong = exportProblem(value);
    return wrong === undefined ? { exported } : { findings: [wrongExport(file, wrong)] };
  } catch (error) {
    return { findings: [...moduleFindings(file, error)] };
  }
}

/** The result is the last line, because a module can write to the file descriptor as well. */
function send(file: string, message: ModuleMessage): void {
  const bytes = original.bytes(`\n${textOf(file, message)}`);
  for (let sent = 0; sent < bytes.length; ) sent += original.writeSync(3, bytes, sent);
}

function textOf(file: string, message: ModuleMessage): string {
  try {
    return original.stringify(message);
  } catch {
    return original.stringify({ findings: [tooManyObjects(file)] });
  }
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
  if (types.isPromise(value) || typeof property(value, 'then') === 'function') {
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

main(process.argv[2] ?? '');
