import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GoProgram } from '../go/program';
import { root } from '../snapshots/scenarios';

/** Pulumi's command, from the module that its releases are built from. */
export const pulumi: GoProgram = {
  name: 'pulumi',
  folder: join(__dirname, 'modules/pulumi'),
  package: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
};

/** How long one command may take. */
const patienceMs = 120_000;

/** What a command wrote, and how it ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A resource as it is in the state of a stack. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/**
 * A user's machine: `pulumi` with the language of the program, a backend of files, and a folder of its own. An interrupt
 * of the terminal reaches `pulumi` too, and the language host ends when `pulumi` has; should whoever tests be killed,
 * `pulumi` ends by itself, because its providers are gone.
 */
export class Workstation {
  /** For definitions and everything that Pulumi writes. */
  readonly folder = mkdtempSync(join(tmpdir(), 'model-platform-engine-'));
  private readonly running = new Set<ChildProcess>();
  private readonly environment: NodeJS.ProcessEnv;
  private readonly project = join(this.folder, 'project');

  constructor(
    private readonly program: string,
    environment: Readonly<Record<string, string>>,
  ) {
    const bin = join(this.folder, 'bin');
    const state = join(this.folder, 'state');
    for (const each of [bin, state, this.project]) mkdirSync(each);
    linkRepository(this.project);
    writeLanguageHost(join(bin, 'pulumi-language-nodejs'));
    this.environment = {
      ...process.env,
      ...environment,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      PULUMI_BACKEND_URL: pathToFileURL(state).href,
      PULUMI_CONFIG_PASSPHRASE: 'a passphrase for tests',
      PULUMI_HOME: join(this.folder, 'home'),
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      // Jest sets it, and Pulumi's SDK takes it for a sign that it runs in a test of its own.
      NODE_ENV: 'production',
    };
  }

  /** Writes a file of the user's. */
  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Runs `pulumi` in the project's folder. */
  async run(...command: readonly string[]): Promise<Ended> {
    const child = spawn(this.program, [...command, '--non-interactive', '--color=never'], {
      cwd: this.project,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running.add(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        texts[stream] += text;
      });
    }
    const status = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? -1));
    });
    clearTimeout(timer);
    this.running.delete(child);
    return { status, ...texts };
  }

  /** @throws Error with everything that the command wrote, where it fails. */
  async succeed(...command: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(...command);
    if (status !== 0) throw new Error(`pulumi ${command.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
    return stdout;
  }

  /** Ends what still runs, and takes the folder away. */
  leave(): void {
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The stack of a platform, with the commands that a user gives. */
export class Stack {
  private constructor(
    private readonly at: Workstation,
    readonly name: string,
  ) {}

  /** `pulumi stack init`. */
  static async init(at: Workstation, name: string): Promise<Stack> {
    const stack = new Stack(at, name);
    await at.succeed('stack', 'init', ...stack.named());
    return stack;
  }

  /** `pulumi config set` of the definition's files. */
  async useFiles(files: readonly string[]): Promise<void> {
    await this.at.succeed('config', 'set-all', '--json', JSON.stringify(settings(files)), ...this.named());
  }

  async allowDestroy(): Promise<void> {
    await this.at.succeed('config', 'set', 'deletionProtection', 'false', ...this.named());
  }

  /** `pulumi up`, with its preview as a user has it unless that is left out. */
  async up(...extra: readonly string[]): Promise<string> {
    return this.at.succeed('up', '--yes', ...extra, ...this.named());
  }

  /** `pulumi destroy`, which may fail: its preview sees what is protected before anything is deleted. */
  async destroy(): Promise<Ended> {
    return this.at.run('destroy', '--yes', ...this.named());
  }

  /** `pulumi stack export`: what Pulumi keeps of every resource. */
  async state(): Promise<{ readonly resources: readonly StateResource[]; readonly text: string }> {
    const text = await this.at.succeed('stack', 'export', ...this.named());
    const { deployment } = JSON.parse(text) as {
      readonly deployment: { readonly resources?: readonly StateResource[] };
    };
    return { resources: deployment.resources ?? [], text };
  }

  /** `pulumi stack output`. */
  async outputs(...extra: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const text = await this.at.succeed('stack', 'output', '--json', ...extra, ...this.named());
    return (JSON.parse(text) as { readonly outputs: Readonly<Record<string, unknown>> }).outputs;
  }

  private named(): readonly string[] {
    return ['--stack', this.name];
  }
}

/**
 * The repository by links, as if it had been cloned here: Pulumi keeps the settings of a stack beside `Pulumi.yaml`, and
 * a test leaves nothing in the repository.
 */
function linkRepository(folder: string): void {
  for (const name of readdirSync(root)) {
    if (!/^(\.|Pulumi\..+\.yaml$)/.test(name)) symlinkSync(join(root, name), join(folder, name));
  }
}

function settings(files: readonly string[]) {
  return { files: { objectValue: files, value: JSON.stringify(files), secret: false } };
}

function writeLanguageHost(path: string): void {
  const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
  const host = join(__dirname, 'language-host.ts');
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' --import '${tsx}' '${host}' "$@"\n`);
  chmodSync(path, 0o755);
}
