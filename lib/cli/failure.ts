import { type ExitCode, exitCodes } from './exit-code';

/** An expected error that stops a command, such as a missing file; not a bug in this program. */
export class Failure extends Error {
  /** @param message a sentence in lower case that includes the fix */
  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failure,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

/** Whether an error comes from the operating system: a missing file, a full disk, a denied permission. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error && 'message' in error;
}
