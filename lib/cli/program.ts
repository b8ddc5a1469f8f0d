import { Command } from 'commander';
import { printableLines } from '../units/printable';
import type { CommandFactory } from './command';
import { checkCommand } from './commands/check';
import { diffCommand } from './commands/diff';
import { explainCommand } from './commands/explain';
import { initCommand } from './commands/init';
import { planCommand } from './commands/plan';
import { synthCommand } from './commands/synth';
import type { ExitCode } from './exit-code';
import type { Io } from './io';
import { packageFacts } from './package-facts';

const commands: readonly CommandFactory[] = [
  checkCommand,
  planCommand,
  explainCommand,
  diffCommand,
  synthCommand,
  initCommand,
];

/** The command line of the program. Commands load their dependencies when they run, so that help is fast. */
export function createProgram(io: Io, end: (code: ExitCode) => void): Command {
  const program = new Command('model-platform')
    .description('From one definition of an ML platform: a cluster, its manifests, and a proof that both fit together.')
    .version(packageFacts().version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--no-color', 'disable colours; NO_COLOR does the same, FORCE_COLOR enables them')
    .configureHelp({ showGlobalOptions: true, helpWidth: 100 })
    .configureOutput({ writeOut: io.stdout.write, writeErr: (text) => io.stderr.write(printableLines(text)) })
    .showHelpAfterError('run it with --help to see the usage')
    .exitOverride()
    .addHelpText('after', examples);
  for (const add of commands) add(program, io, end);
  return program;
}

const examples = `
Examples:
  $ model-platform init acme --provider eks --region us-east-1   create a project
  $ model-platform check                                         report problems
  $ model-platform plan                                          show what the definition creates
  $ model-platform explain churn                                 show each decision and its reason
  $ model-platform diff manifests platform.ts                    show what changes
  $ model-platform synth -o manifests                            write the manifests

Exit codes:
  0  success
  1  a file could not be written, or a bug in this program
  2  errors in the definition, or an invalid command line
  3  changes, or files that synth did not write, with diff --exit-code

The definition is read from --file, or from modelplatform.yaml, platform.yaml or platform.ts in the
working directory. No command uses the network.
`;
