import { printableLines } from '../units/printable';
import { type ExitCode, exitCodes } from './exit-code';

/**
 * The end of the process. A definition in TypeScript is a program: its timers, promises and calls of `process.exit` neither
 * keep the process running nor change the exit code of the command.
 */
export class ProcessEnd {
  private code: ExitCode | undefined;
  // A definition can replace it.
  private readonly exit: NodeJS.Process['exit'];

  constructor(private readonly process: NodeJS.Process) {
    this.exit = process.exit.bind(process);
    process.on('exit', () => {
      if (this.code === undefined) this.report('the definition ended the program; remove process.exit');
      process.exitCode = this.code ?? exitCodes.problem;
    });
    process.on('uncaughtException', (error) => {
      if (this.code === undefined) this.report(`the definition throws after it was read: ${textOf(error)}`);
      this.now(this.code ?? exitCodes.problem);
    });
  }

  /** Ends the process when all output is written. */
  finish(code: ExitCode): void {
    this.code = code;
    const { stdout, stderr } = this.process;
    // An error of a stream, such as a full disk, ends the process elsewhere.
    stdout.write('', (error) => {
      if (!error) stderr.write('', () => this.now(code));
    });
  }

  /** Ends the process. */
  now(code: ExitCode): void {
    this.code = code;
    this.process.removeAllListeners('exit');
    this.exit(code);
  }

  private report(message: string): void {
    this.process.stderr.write(printableLines(`model-platform: ${message}\n`));
  }
}

function textOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'a value that cannot be read';
  }
}
