import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The checkout. It is built before these tests run. */
export const root = join(__dirname, '..', '..');

/** The result of a process. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a terminal and without standard input. */
export function execute(command: string, argv: readonly string[], cwd: string): Ended {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', NODE_OPTIONS: undefined };
  const { status, stdout, stderr, error } = spawnSync(command, argv, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** Runs a program that must succeed, and returns its standard output. */
export function succeed(command: string, argv: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = execute(command, argv, cwd);
  if (status !== 0) throw new Error(`${command} ${argv.join(' ')} exited with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** Creates a folder outside of the checkout, so that its node_modules are not found; removed after the tests. */
export function outside(): string {
  const directory = mkdtempSync(join(tmpdir(), 'model-platform-package-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Packs the package into a folder. Lifecycle scripts are skipped because they would build again. */
export function pack(directory: string): string {
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('dist does not exist; run npm run build');
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [packed] = JSON.parse(output) as readonly { readonly filename: string }[];
  if (!packed) throw new Error('npm pack printed no result');
  return join(directory, packed.filename);
}

/** Installs packages into a folder with npm. */
export function install(directory: string, packages: readonly string[]): void {
  if (!existsSync(join(directory, 'package.json'))) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'package.json'), '{ "name": "consumer", "private": true, "version": "1.0.0" }\n');
  }
  succeed(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    directory,
  );
}
