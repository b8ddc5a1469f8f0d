import { type ExitCode, exitCodes } from './exit-code';

/** Something that a command cannot go on without, and that is no fault of this program. */
export class Failure extends Error {
  /** @param message a sentence in lower case that says what to do as well */
  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failure,
  ) {
    super(message);
    this.name = 'Failure';
  }
}

/** Whether an error comes from the operating system: a missing file, a full disk, no permission. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error && 'message' in error;
}
