import type { Command } from 'commander';
import type { ExitCode } from './exit-code';
import type { Io } from './io';

/** Adds a command to the program. `end` sets the exit code of the process. */
export type CommandFactory = (program: Command, io: Io, end: (code: ExitCode) => void) => void;
