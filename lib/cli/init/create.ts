import { basename, relative, resolve } from 'node:path';
import type { ProviderName } from '../../definition/provider-names';
import { dnsLabelProblem } from '../../units/names';
import { styleFor } from '../colour';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import { type PackageFacts, packageFacts } from '../package-facts';
import { projectFiles } from './files';
import { packageSpec } from './package-spec';
import type { Language, Project } from './project';
import { setups } from './providers';
import { refuseProblems } from './refuse-problems';
import { writeNew } from './write-new';

/** Options of `init`. */
export interface InitOptions {
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

/**
 * Creates a project in a folder.
 *
 * @throws Failure if an option is invalid or a file exists
 */
export function createProject(given: string, options: InitOptions, io: Io): void {
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
}

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
