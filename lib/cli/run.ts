import { CommanderError } from 'commander';
import { PlatformError } from '../errors';
import { findingsText } from '../report/findings';
import { printableLines } from '../units/printable';
import { styleFor } from './colour';
import { type ExitCode, exitCodes } from './exit-code';
import { Failure, isSystemError } from './failure';
import type { Io } from './io';
import { createProgram } from './program';

/**
 * Runs one command line. Never throws and never ends the process.
 *
 * @param argv arguments after the program name
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, io, program.opts<{ color: boolean }>().color);
  }
}

function report(error: unknown, io: Io, colour: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.problem;
  if (error instanceof PlatformError) {
    io.stderr.write(findingsText(error.findings, styleFor(io.stderr, io, colour)));
    return exitCodes.problem;
  }
  if (error instanceof Failure) {
    io.stderr.write(printableLines(`model-platform: ${error.message}\n`));
    return error.exitCode;
  }
  if (isSystemError(error)) {
    io.stderr.write(printableLines(`model-platform: ${error.message}; correct it and run the command again\n`));
    return exitCodes.failure;
  }
  io.stderr.write(printableLines(bugText(error, io.env.MODEL_PLATFORM_DEBUG === '1')));
  return exitCodes.failure;
}

function bugText(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  const more = debug ? (stack ?? '') : 'run it again with MODEL_PLATFORM_DEBUG=1 to print the stack trace';
  return `model-platform: this is a bug in model-platform, not an error in your definition: ${message}\n${more}\n`;
}
