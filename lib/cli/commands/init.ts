import { basename, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { dnsLabelProblem } from '../../units/names';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { projectFiles } from '../init/files';
import { packageSpec } from '../init/package-spec';
import {
  defaultRegions,
  exampleAccounts,
  type Language,
  languages,
  type Project,
  type Provider,
  providers,
} from '../init/project';
import { writeNew } from '../init/write-new';
import { type PackageFacts, packageFacts } from '../package-facts';

interface InitOptions {
  readonly name?: string;
  readonly provider: Provider;
  readonly region?: string;
  readonly account?: string;
  readonly language: Language;
  readonly package?: string;
  readonly color: boolean;
}

/** Longest name of a platform. */
const maxNameLength = 40;

/** `init`: a small project of one's own that works. It asks nothing. */
export const initCommand: CommandFactory = (program, io, end) => {
  program
    .command('init')
    .argument('[directory]', 'folder of the project', '.')
    .description('start a platform: a project that works, to be changed')
    .option('--name <name>', 'name of the platform (default: the name of the folder)')
    .addOption(new Option('--provider <provider>', 'where it runs').choices(providers).default('existing'))
    .option('--region <region>', 'region of the cloud, such as us-east-1')
    .option(
      '--account <account>',
      'AWS account, Google Cloud project or Azure subscription (default: one to be changed)',
    )
    .addOption(
      new Option('--language <language>', 'what the definition is written in').choices(languages).default('typescript'),
    )
    .option(
      '--package <spec>',
      'what package.json names for model-platform: a version, or the path of a packed tarball (default: the version that runs)',
    )
    .addHelpText('after', examples)
    .action((given: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<InitOptions>();
      const directory = resolve(io.cwd, given);
      const facts = packageFacts();
      const files = projectFiles(projectOf({ cwd: io.cwd, directory, facts }, options), facts);
      writeNew(directory, files);
      const style = styleFor(io.stdout, io, options.color);
      const folder = folderText(io.cwd, directory);
      io.stdout.write(
        [
          ...files.map(({ path }) => `${style.green('wrote')} ${folder === '' ? path : `${folder}/${path}`}`),
          '',
          `Next: ${folder === '' ? '' : `cd ${folder} && `}npm install && npm run plan`,
          '',
        ].join('\n'),
      );
      end(exitCodes.ok);
    });
};

/** The folder as one names it from here; nothing if it is here. */
function folderText(cwd: string, directory: string): string {
  const path = relative(cwd, directory);
  return path.startsWith('..') ? directory : path;
}

interface Place {
  readonly cwd: string;
  readonly directory: string;
  readonly facts: PackageFacts;
}

function projectOf({ cwd, directory, facts }: Place, options: InitOptions): Project {
  const name = options.name ?? basename(directory).toLowerCase();
  const problem = dnsLabelProblem(name, maxNameLength);
  if (problem !== undefined) {
    throw new Failure(`the name ${JSON.stringify(name)} ${problem}; give another with --name`, exitCodes.problem);
  }
  return {
    name,
    provider: options.provider,
    language: options.language,
    ...placeInCloud(options),
    packageSpec: packageSpec(options.package, { cwd, directory, version: facts.version }),
  };
}

function placeInCloud({ provider, ...options }: InitOptions): Pick<Project, 'region' | 'account'> {
  const given = (['region', 'account'] as const).find((flag) => options[flag] !== undefined);
  if (provider === 'existing' && given !== undefined) {
    throw new Failure(
      `a cluster that exists has no --${given}; leave it out, or name a cloud with --provider`,
      exitCodes.problem,
    );
  }
  const region = options.region ?? defaultRegions[provider];
  if (!/^[a-z0-9-]*$/.test(region)) {
    throw new Failure(`${JSON.stringify(region)} is not the name of a region`, exitCodes.problem);
  }
  const account = options.account ?? exampleAccounts[provider];
  if (!/^[\w:.-]*$/.test(account)) {
    throw new Failure(`${JSON.stringify(account)} is not an account`, exitCodes.problem);
  }
  return { region, account };
}

const examples = `
Examples:
  $ model-platform init acme
  $ model-platform init acme --provider gke --region europe-west4 --account acme-ml
  $ model-platform init acme --provider eks --language yaml
  $ model-platform init acme --package ../model-platform-0.1.0.tgz   where the package is in no registry

No file that is there already is changed: init lists them and writes nothing.
`;
