import { Command } from 'commander';
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

/** The command line of the program. Commands load what they need when they run, so that help is fast. */
export function createProgram(io: Io, end: (code: ExitCode) => void): Command {
  const program = new Command('model-platform')
    .description('From one definition of an ML platform: a cluster, its manifests, and a proof that the two fit.')
    .version(packageFacts().version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--no-color', 'write no colours; so does NO_COLOR, and FORCE_COLOR writes them always')
    .configureHelp({ showGlobalOptions: true, helpWidth: 100 })
    .configureOutput({ writeOut: io.stdout.write, writeErr: io.stderr.write })
    .showHelpAfterError('add --help for what there is')
    .exitOverride()
    .addHelpText('after', examples);
  for (const add of commands) add(program, io, end);
  return program;
}

const examples = `
Examples:
  $ model-platform init acme --provider eks --region us-east-1   start a platform
  $ model-platform check                                         find faults
  $ model-platform plan                                          see what will be made
  $ model-platform explain churn                                 see why it is so
  $ model-platform diff manifests platform.ts                    see what will change
  $ model-platform synth -o manifests                            write the manifests

Exit codes:
  0  done
  1  a file could not be written, or a defect of this program
  2  faults in the definition, or a wrong command line
  3  differences, with diff --exit-code

The definition is modelplatform.yaml or platform.ts in the working directory, or what --file names.
Nothing is sent anywhere: no command uses the network.
`;
