import type { Command } from 'commander';
import type { ExitCode } from './exit-code';
import type { Io } from './io';

/** A command of the program: adds itself, and tells what the process shall end with. */
export type CommandFactory = (program: Command, io: Io, end: (code: ExitCode) => void) => void;
