import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Project } from '../lib/cli/init/project';
import { manifestsStack } from '../lib/cli/init/stacks';
import { definitionOf, typescriptOf, type Variety, yamlFilesOf } from './definitions';
import type { Command } from './measure';
import { writeHelmChart, writeKustomization } from './peers';

/** One row of the table: how it is prepared, and which command is timed. */
export interface System {
  readonly name: string;
  /** Number of services above which it is not run. @default - any number */
  readonly largest?: number;
  /** Reason why the system is not available, or undefined. */
  missing?(): string | undefined;
  /** Prepares a folder for a number of services. */
  prepare(folder: string, services: number): void;
  /** Runs before each timed run. */
  before?(folder: string, round: number): void;
  command(folder: string, services: number): Pick<Command, 'argv' | 'env'>;
}

const root = join(__dirname, '..');
const cli = join(root, 'dist', 'cli', 'main.js');
const node = process.execPath;
/** URL of tsx, because the folders of the runs have no packages. */
const tsx = pathToFileURL(require.resolve('tsx')).href;

/** This library with YAML and TypeScript, and alternative tools. */
export const systems: readonly System[] = [
  {
    name: 'synth, YAML',
    prepare: writeYaml,
    command: () => ({ argv: [node, cli, 'synth', '-f', 'platform.yaml', '-o', 'out'] }),
    before: moveOutputAside,
  },
  {
    name: 'synth, TypeScript',
    largest: 1000,
    prepare: writeTypescript,
    command: () => ({ argv: [node, cli, 'synth', '-f', 'platform.ts', '-o', 'out'] }),
    before: moveOutputAside,
  },
  {
    name: 'second synth, one service changed',
    prepare: writeYaml,
    command: () => ({ argv: [node, cli, 'synth', '-f', 'platform.yaml', '-o', 'out'] }),
    before: changeOneService,
  },
  { name: 'check, YAML', prepare: writeYaml, command: () => ({ argv: [node, cli, 'check', '-f', 'platform.yaml'] }) },
  {
    name: 'check, YAML, unlike services',
    prepare: (folder, services) => writeYaml(folder, services, 'unlike'),
    command: () => ({ argv: [node, cli, 'check', '-f', 'platform.yaml'] }),
  },
  {
    name: 'cdk8s synth, our app',
    largest: 1000,
    prepare: writeCdk8sProject,
    command: () => ({
      argv: [node, join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '-o', 'out', '--check-upgrade=false'],
      env: { CI: '1' },
    }),
    before: moveOutputAside,
  },
  {
    name: 'plain cdk8s',
    largest: 1000,
    prepare: (folder) => linkModules(folder),
    command: (_, services) => ({
      argv: [node, '--import', tsx, join(root, 'bench', 'plain-cdk8s.ts'), String(services)],
      env: { CDK8S_OUTDIR: 'out' },
    }),
    before: moveOutputAside,
  },
  {
    name: 'helm template',
    missing: () => notOnPath('helm', 'version'),
    prepare: writeHelmChart,
    command: () => ({ argv: ['helm', 'template', 'bench', '.'] }),
  },
  {
    name: 'kustomize build',
    largest: 1000,
    missing: () => notOnPath('kustomize', 'version'),
    prepare: writeKustomization,
    command: () => ({ argv: ['kustomize', 'build', '.'] }),
  },
  {
    name: 'tsc --noEmit on the definition',
    largest: 1000,
    prepare: (folder, services) => {
      writeTypescript(folder, services);
      // As in a new project, without the types of packages that its stacks use.
      const options = {
        module: 'nodenext',
        target: 'es2023',
        lib: ['es2023'],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        types: [],
      };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, files: ['platform.ts'] }),
      );
    },
    command: () => ({ argv: [node, join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'] }),
  },
];

function writeYaml(folder: string, services: number, variety?: Variety): void {
  for (const [file, text] of yamlFilesOf(definitionOf(services, variety))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function writeTypescript(folder: string, services: number): void {
  linkModules(folder);
  writeFileSync(join(folder, 'platform.ts'), typescriptOf(definitionOf(services)));
}

/** The app of a new project, with the built package. */
function writeCdk8sProject(folder: string, services: number): void {
  writeYaml(folder, services);
  renameSync(join(folder, 'platform.yaml'), join(folder, 'modelplatform.yaml'));
  linkModules(folder);
  for (const name of ['cdk8s', 'tsx'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  const project: Project = {
    name: 'bench',
    provider: 'existing',
    region: '',
    account: '',
    language: 'yaml',
    packageSpec: '',
  };
  for (const { path, text } of manifestsStack(project, '')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Links the built package into node_modules. */
function linkModules(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@model-platform', 'core'), { recursive: true });
  cpSync(join(root, 'package.json'), join(modules, '@model-platform', 'core', 'package.json'));
  symlinkSync(join(root, 'dist'), join(modules, '@model-platform', 'core', 'dist'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
}

/**
 * Moves the output of the previous round, so that each round writes to a new folder. It is not deleted, because ext4 skips
 * the inodes of deleted files one by one for some minutes, which would slow down the next round.
 */
function moveOutputAside(folder: string, round: number): void {
  if (existsSync(join(folder, 'out'))) renameSync(join(folder, 'out'), join(folder, `out-${round}`));
}

/** Changes the size of one model, so that only a few files change. */
function changeOneService(folder: string, round: number): void {
  const part = join(folder, 'teams', 'team-0.yaml');
  const file = existsSync(part) ? part : join(folder, 'platform.yaml');
  if (round === 0) {
    execFileSync(node, [cli, 'synth', '-f', 'platform.yaml', '-o', 'out'], { cwd: folder, stdio: 'ignore' });
  }
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/size: \d+Mi/, `size: ${20 + round}Mi`));
}

function notOnPath(program: string, argument: string): string | undefined {
  return spawnSync(program, [argument]).status === 0 ? undefined : `${program} is not on PATH`;
}
