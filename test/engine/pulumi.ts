import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GoProgram } from '../go/program';
import { root } from '../snapshots/scenarios';

/** The `pulumi` command, from the module of its releases. */
export const pulumi: GoProgram = {
  name: 'pulumi',
  folder: join(__dirname, 'modules/pulumi'),
  package: 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi',
};

/** Timeout of one command. */
const timeoutMs = 240_000;

/** Exit code and output of a command. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A resource in the state of a stack. */
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
 * A user's machine: `pulumi` with a language host, a file backend, and a folder of its own. An interrupt of the terminal
 * also reaches `pulumi`, and the language host ends with `pulumi`. If the test process is killed, `pulumi` ends because
 * its providers are gone.
 */
export class Workstation {
  /** Folder for definitions and all files of Pulumi. */
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
      // Jest sets NODE_ENV to `test`, which switches the SDK of Pulumi to its own test mode.
      NODE_ENV: 'production',
    };
  }

  /** Writes a file of the user, and returns its path. */
  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Runs `pulumi` in the project folder. */
  async run(...command: readonly string[]): Promise<CommandResult> {
    const child = spawn(this.program, [...command, '--non-interactive', '--color=never'], {
      cwd: this.project,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running.add(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
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

  /** @throws Error with the output of the command if it fails. */
  async succeed(...command: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(...command);
    if (status !== 0) throw new Error(`pulumi ${command.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
    return stdout;
  }

  /** Ends running commands, and removes the folder. */
  dispose(): void {
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The stack of a platform, with the commands of a user. */
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

  /** `pulumi config set-all` with the files of the definition. */
  async useFiles(files: readonly string[]): Promise<void> {
    await this.at.succeed('config', 'set-all', '--json', JSON.stringify(settings(files)), ...this.named());
  }

  /** `pulumi config set --secret` with the credential of the repository. */
  async useCredential(value: string): Promise<void> {
    const key = 'model-platform:repositoryCredential';
    await this.at.succeed('config', 'set', '--secret', key, value, ...this.named());
  }

  async allowDestroy(): Promise<void> {
    await this.at.succeed('config', 'set', 'deletionProtection', 'false', ...this.named());
  }

  /** `pulumi up`. It includes a preview unless `extra` contains `--skip-preview`. */
  async up(...extra: readonly string[]): Promise<string> {
    return this.at.succeed('up', '--yes', ...extra, ...this.named());
  }

  /** `pulumi destroy`. It fails before it deletes anything if a resource is protected. */
  async destroy(): Promise<CommandResult> {
    return this.at.run('destroy', '--yes', ...this.named());
  }

  /** `pulumi stack export`: the state of every resource. */
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
 * Links the repository into a folder: Pulumi writes the settings of a stack beside `Pulumi.yaml`, and tests must not
 * change the repository.
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
