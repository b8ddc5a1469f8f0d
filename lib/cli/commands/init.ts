import { basename, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { existingProvider, type ProviderName, providerNames } from '../../definition/provider-names';
import { dnsLabelProblem } from '../../units/names';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { projectFiles } from '../init/files';
import { packageSpec } from '../init/package-spec';
import { type Language, languages, type Project } from '../init/project';
import { setups } from '../init/providers';
import { refuseProblems } from '../init/refuse-problems';
import { writeNew } from '../init/write-new';
import { type PackageFacts, packageFacts } from '../package-facts';

interface InitOptions {
  readonly name?: string;
  readonly provider: ProviderName;
  readonly region?: string;
  readonly account?: string;
  readonly language: Language;
  readonly package?: string;
  readonly color: boolean;
}

/** Maximum length of a platform name. */
const maxNameLength = 40;

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
      const options = command.optsWithGlobals<InitOptions>();
      const directory = resolve(io.cwd, given);
      const facts = packageFacts();
      const project = projectOf({ cwd: io.cwd, directory, facts }, options);
      refuseProblems(project);
      const files = projectFiles(project, facts);
      writeNew(directory, files);
      const style = styleFor(io.stdout, io, options.color);
      const folder = folderText(io.cwd, directory);
      io.stdout.write(
        [
          ...files.map(({ path }) => `${style.green('wrote')} ${folder === '' ? path : `${folder}/${path}`}`),
          '',
          `Next: ${folder === '' ? '' : `cd ${folder} && `}npm install && npm run plan`,
          ...(options.package === undefined
            ? [
                `npm takes @model-platform/core ${project.packageSpec} from your registry; without it there, use --package with a tarball of npm pack.`,
              ]
            : []),
          '',
        ].join('\n'),
      );
      end(exitCodes.ok);
    });
};

/** The folder relative to the working directory; empty if it is the working directory. */
function folderText(cwd: string, directory: string): string {
  const path = relative(cwd, directory);
  return path.startsWith('..') ? directory : path;
}

interface InitContext {
  readonly cwd: string;
  readonly directory: string;
  readonly facts: PackageFacts;
}

function projectOf({ cwd, directory, facts }: InitContext, options: InitOptions): Project {
  const name = options.name ?? basename(directory).toLowerCase();
  const problem = dnsLabelProblem(name, maxNameLength);
  if (problem !== undefined) {
    throw new Failure(`the name ${JSON.stringify(name)} ${problem}; set another one with --name`, exitCodes.problem);
  }
  return {
    name,
    provider: options.provider,
    language: options.language,
    ...cloudLocation(options),
    packageSpec: packageSpec(options.package, { cwd, directory, version: facts.version }),
  };
}

function cloudLocation({ provider, ...options }: InitOptions): Pick<Project, 'region' | 'account'> {
  const setup = setups[provider];
  if (!setup.managed) return withoutLocation(options);
  const { region = setup.defaultRegion, account = setup.exampleAccount } = options;
  if (!/^[a-z0-9-]*$/.test(region)) {
    throw new Failure(`${JSON.stringify(region)} is not a valid region`, exitCodes.problem);
  }
  if (!/^[\w:.-]*$/.test(account)) {
    throw new Failure(`${JSON.stringify(account)} is not a valid account`, exitCodes.problem);
  }
  return { region, account };
}

function withoutLocation(options: Pick<InitOptions, 'region' | 'account'>): Pick<Project, 'region' | 'account'> {
  const given = (['region', 'account'] as const).find((flag) => options[flag] !== undefined);
  if (given !== undefined) {
    throw new Failure(
      `an existing cluster has no --${given}; remove it, or set a cloud with --provider`,
      exitCodes.problem,
    );
  }
  return { region: '', account: '' };
}

const examples = `
Examples:
  $ model-platform init acme
  $ model-platform init acme --provider gke --region europe-west4 --account acme-ml
  $ model-platform init acme --provider eks --language yaml
  $ model-platform init acme --package ../model-platform-core-0.1.0.tgz   without a registry

If one of the files exists, init lists it and writes nothing.
`;
