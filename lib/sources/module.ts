import type { DefinitionSource } from '../definition/source';
import type { Finding } from '../errors';
import type { ReadSource } from './file';
import { tooManyObjects } from './module-error';
import type { ModuleMessage } from './module-message';
import { type Ended, type Limits, runProcess, startProcess } from './module-process';
import { decodeExport } from './module-value';

/** Seconds that a module can run, unless `MODEL_PLATFORM_TIME_LIMIT` has another number. */
const defaultSeconds = 60;

/** Maximum number of bytes of a result. A definition with a thousand services has a hundredth of it. */
const maxBytes = 256_000_000;

/**
 * Runs a TypeScript or JavaScript module in a process of its own and reads its default export, as data. Errors that the
 * module throws become findings, without a stack trace of this library. Nothing that a module does to its own process changes
 * this one. It has the permissions of the user: it can change files, also of this library, and end other processes.
 *
 * Every module is loaded as CommonJS, so that it can also be read synchronously and projects work with and without
 * `"type": "module"`. Therefore a definition cannot use `await` at its top level.
 */
export async function readModule(file: string, role: DefinitionSource['role']): Promise<ReadSource> {
  const given = limits();
  return resultOf(file, role, given, await startProcess(file, given));
}

/** Synchronous {@link readModule}. */
export function readModuleSync(file: string, role: DefinitionSource['role']): ReadSource {
  const given = limits();
  return resultOf(file, role, given, runProcess(file, given));
}

function limits(): Limits {
  const given = Number(process.env.MODEL_PLATFORM_TIME_LIMIT);
  return { seconds: given > 0 ? given : defaultSeconds, maxBytes };
}

function resultOf(
  file: string,
  role: DefinitionSource['role'],
  { seconds }: Limits,
  { output, how }: Ended,
): ReadSource {
  const message = messageIn(output);
  if (message === undefined) return { findings: [noResult(file, how, seconds)] };
  if ('findings' in message) return message;
  const value = decodeExport(message.exported);
  // The values of a module have no positions, but a finding can name the file.
  return { source: { name: file, role, value, locate: () => ({ file }) } };
}

/** The result, which is the last line. Undefined if the process ended before it wrote one. */
function messageIn(output: string): ModuleMessage | undefined {
  const { moduleMessage } = require('./module-message') as typeof import('./module-message');
  try {
    return moduleMessage.parse(JSON.parse(output.slice(output.lastIndexOf('\n') + 1)));
  } catch {
    return undefined;
  }
}

function noResult(file: string, how: Ended['how'], seconds: number): Finding {
  if (how === 'too-large') return tooManyObjects(file);
  if (how === 'time-limit') return timeLimit(file, seconds);
  return {
    rule: 'source/exception',
    path: [],
    problem: `${file} ends its process before it is read (${'signal' in how ? how.signal : `exit code ${how.code}`})`,
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
