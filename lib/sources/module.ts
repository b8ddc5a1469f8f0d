import { spawnSync } from 'node:child_process';
import { extname, join } from 'node:path';
import type { DefinitionSource } from '../definition/source';
import type { Finding } from '../errors';
import type { ReadSource } from './file';
import { tooManyObjects } from './module-error';
import { type ModuleMessage, moduleMessage } from './module-message';
import { decodeExport } from './module-value';

/** Seconds that a module can run, unless `MODEL_PLATFORM_TIME_LIMIT` has another number. */
const defaultSeconds = 60;

/** Maximum number of bytes of a result. A definition with a thousand services has a hundredth of it. */
const maxBytes = 256_000_000;

/**
 * Runs a TypeScript or JavaScript module in a process of its own and returns its default export. Errors that the module
 * throws become findings, without a stack trace of this library. Nothing that a module does can change the result of this
 * process, because it only returns data.
 *
 * Every module is loaded as CommonJS, so that reading stays synchronous and projects work with and without
 * `"type": "module"`. Therefore a definition cannot use `await` at its top level.
 */
export function readModule(file: string, role: DefinitionSource['role']): ReadSource {
  const message = run(file);
  if ('findings' in message) return message;
  const value = decodeExport(message.exported);
  // The values of a module have no positions, but a finding can name the file.
  return { source: { name: file, role, value, locate: () => ({ file }) } };
}

function run(file: string): ModuleMessage {
  const given = Number(process.env.MODEL_PLATFORM_TIME_LIMIT);
  const seconds = given > 0 ? given : defaultSeconds;
  const program = join(__dirname, `module-child${extname(__filename)}`);
  const { pid, output, status, signal, error } = spawnSync(
    process.execPath,
    ['--require', require.resolve('tsx/cjs'), program, file],
    processOptions(seconds),
  );
  endGroup(pid);
  const message = messageIn(String(output?.[3] ?? ''));
  if (message !== undefined) return message;
  switch (codeOf(error)) {
    case undefined:
      return { findings: [noResult(file, signal ?? `exit code ${status}`)] };
    case 'ETIMEDOUT':
      return { findings: [timeLimit(file, seconds)] };
    case 'ENOBUFS':
      return { findings: [tooManyObjects(file)] };
    default:
      throw error;
  }
}

/** The options of the process of a module. */
function processOptions(seconds: number) {
  return {
    // The output of a command is its result, which other programs parse: that of a module goes to standard error.
    stdio: ['inherit' as const, 2, 2, 'pipe' as const],
    // A process group of its own, which includes the processes that the module starts.
    detached: true,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL' as const,
    maxBuffer: maxBytes,
  };
}

/** Ends what a module has started and left running. */
function endGroup(pid: number): void {
  try {
    if (pid > 0) process.kill(-pid, 'SIGKILL');
  } catch {
    // No process is left.
  }
}

/** The result, which is the last line. Undefined if the process ended before it wrote one. */
function messageIn(output: string): ModuleMessage | undefined {
  try {
    return moduleMessage.parse(JSON.parse(output.slice(output.lastIndexOf('\n') + 1)));
  } catch {
    return undefined;
  }
}

function codeOf(error: Error | undefined): unknown {
  return error === undefined ? undefined : Reflect.get(error, 'code');
}

function noResult(file: string, how: string): Finding {
  return {
    rule: 'source/exception',
    path: [],
    problem: `${file} ends its process before it is read (${how})`,
    fix: 'remove what ends it, such as process.exit, process.kill or process.abort',
    places: [{ file }],
  };
}

function timeLimit(file: string, seconds: number): Finding {
  return {
    rule: 'source/time-limit',
    path: [],
    problem: `${file} did not end within ${seconds} s`,
    fix: 'remove the endless loop, or set MODEL_PLATFORM_TIME_LIMIT to more seconds',
    places: [{ file }],
  };
}
