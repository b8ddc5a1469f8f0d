import { type Command, Option } from 'commander';
import { existingProvider, providerNames } from '../../definition/provider-names';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import type { InitOptions } from '../init/create';
import { languages } from '../init/project';

/** `init`: creates a small working project without prompts. */
export const initCommand: CommandFactory = (program, io, end) => {
  program
    .command('init')
    .argument('[directory]', 'folder of the project', '.')
    .description('create a project with a working definition, stacks and a README')
    .option('--name <name>', 'name of the platform (default: the name of the folder)')
    .addOption(new Option('--provider <provider>', 'cluster provider').choices(providerNames).default(existingProvider))
    .option('--region <region>', 'cloud region, such as us-east-1')
    .option('--account <account>', 'AWS account, Google Cloud project or Azure subscription (default: a placeholder)')
    .addOption(
      new Option('--language <language>', 'language of the definition').choices(languages).default('typescript'),
    )
    .option(
      '--package <spec>',
      '@model-platform/core dependency in package.json: a version or the path of a packed tarball (default: the running version)',
    )
    .addHelpText('after', examples)
    .action((given: string, _: unknown, command: Command) => {
      const { createProject } = require('../init/create') as typeof import('../init/create');
      createProject(given, command.optsWithGlobals<InitOptions>(), io);
      end(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ model-platform init acme
  $ model-platform init acme --provider gke --region europe-west4 --account acme-ml
  $ model-platform init acme --provider eks --language yaml
  $ model-platform init acme --package ../model-platform-core-0.1.0.tgz   without a registry

If one of the files exists, init lists it and writes nothing.
`;
