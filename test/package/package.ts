import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The checkout, built before these tests run. */
export const root = join(__dirname, '..', '..');

/** How a process ended. */
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

/** Runs a program that must succeed, and returns what it printed. */
export function succeed(command: string, argv: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = execute(command, argv, cwd);
  if (status !== 0) throw new Error(`${command} ${argv.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** A folder outside of the checkout, so that nothing is found in its node_modules; removed after the tests. */
export function outside(): string {
  const directory = mkdtempSync(join(tmpdir(), 'model-platform-package-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Packs what would be published into a folder. The scripts are left out: they would build once more. */
export function pack(directory: string): string {
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('there is no dist; run npm run build');
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [packed] = JSON.parse(output) as readonly { readonly filename: string }[];
  if (!packed) throw new Error('npm pack says nothing');
  return join(directory, packed.filename);
}

/** Installs packages into a folder, as a user does. */
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
