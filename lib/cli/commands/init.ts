import { basename, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { dnsLabelProblem } from '../../units/names';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { projectFiles } from '../init/files';
import { defaultRegions, type Language, languages, type Project, type Provider, providers } from '../init/project';
import { writeNew } from '../init/write-new';
import { packageFacts } from '../package-facts';

interface InitOptions {
  readonly name?: string;
  readonly provider: Provider;
  readonly region?: string;
  readonly language: Language;
  readonly color: boolean;
}

/** Longest name of a platform. */
const longestName = 40;

/** `init`: a small project of one's own that works. It asks nothing. */
export const initCommand: CommandFactory = (program, io, end) => {
  program
    .command('init')
    .argument('[directory]', 'folder of the project', '.')
    .description('start a platform: a project that works, to be changed')
    .option('--name <name>', 'name of the platform (default: the name of the folder)')
    .addOption(new Option('--provider <provider>', 'where it runs').choices(providers).default('existing'))
    .option('--region <region>', 'region of the cloud, such as us-east-1')
    .addOption(
      new Option('--language <language>', 'what the definition is written in').choices(languages).default('typescript'),
    )
    .addHelpText('after', examples)
    .action((given: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<InitOptions>();
      const directory = resolve(io.cwd, given);
      const files = projectFiles(projectOf(directory, options), packageFacts());
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

function projectOf(directory: string, options: InitOptions): Project {
  const name = options.name ?? basename(directory).toLowerCase();
  const problem = dnsLabelProblem(name, longestName);
  if (problem !== undefined) {
    throw new Failure(`the name ${JSON.stringify(name)} ${problem}; give another with --name`, exitCodes.fault);
  }
  const { provider, language } = options;
  if (provider === 'existing' && options.region !== undefined) {
    throw new Failure(
      'a cluster that exists has no --region; leave it out, or name a cloud with --provider',
      exitCodes.fault,
    );
  }
  const region = options.region ?? defaultRegions[provider];
  if (!/^[a-z0-9-]*$/.test(region)) {
    throw new Failure(`${JSON.stringify(region)} is not the name of a region`, exitCodes.fault);
  }
  return { name, provider, region, language };
}

const examples = `
Examples:
  $ model-platform init acme
  $ model-platform init acme --provider gke --region europe-west4
  $ model-platform init acme --provider eks --language yaml

No file that is there already is changed: init lists them and writes nothing.
`;
