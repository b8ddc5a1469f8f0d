import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';

/** The real `helm`, and the sources of projects that have their chart inside their Go module. */
export type ChartTools =
  | { readonly kind: 'ready'; readonly helm: string; readonly modules: Readonly<Record<string, string>> }
  | { readonly kind: 'missing'; readonly why: string };

const charts = join(root, 'test/charts');

/**
 * Builds helm once into the user's cache folder and fetches the modules into Go's own; versions and checksums are those
 * of the go.mod and go.sum beside this file.
 *
 * @throws where it cannot be done and CI is set: a build that tests nothing must not look green.
 */
export function chartTools(): ChartTools {
  const tools = findOrMake();
  if (tools.kind === 'missing') {
    const message = `not tested: charts with our values; ${tools.why}`;
    if (process.env.CI) throw new Error(message);
    process.stderr.write(`${message}\n`);
  }
  return tools;
}

function findOrMake(): ChartTools {
  if (go(['version'], charts).error !== undefined) return { kind: 'missing', why: 'no Go on PATH' };
  const modules = go(['mod', 'download', '-json'], charts);
  if (modules.error !== undefined) return { kind: 'missing', why: modules.error };
  const helm = buildHelm();
  if (helm.error !== undefined) return { kind: 'missing', why: helm.error };
  return { kind: 'ready', helm: helm.stdout, modules: foldersOf(modules.stdout) };
}

/** The binary, named by all that it is built from; what an interrupted build left is not taken for it. */
function buildHelm(): Ran {
  const folder = join(charts, 'helm');
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(folder, file)));
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'model-platform');
  const binary = join(cache, `helm-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(binary)) return { stdout: binary };
  mkdirSync(cache, { recursive: true });
  process.stderr.write('building helm, once: this takes minutes\n');
  const unfinished = `${binary}.${process.pid}`;
  const build = go(['build', '-mod=readonly', '-trimpath', '-o', unfinished, 'helm.sh/helm/v3/cmd/helm'], folder);
  if (build.error !== undefined) return build;
  renameSync(unfinished, binary);
  return { stdout: binary };
}

/** Folder of each module: `go mod download` prints one JSON object after another. */
function foldersOf(output: string): Readonly<Record<string, string>> {
  const modules: readonly { readonly Path: string; readonly Dir: string }[] = JSON.parse(
    `[${output.trim().replace(/\n\}\s*\{/g, '\n},{')}]`,
  );
  return Object.fromEntries(modules.map(({ Path, Dir }) => [Path, Dir]));
}

interface Ran {
  readonly stdout: string;
  /** The last line that it said, where it failed. */
  readonly error?: string;
}

function go(argv: readonly string[], cwd: string): Ran {
  const env = { ...process.env, GOFLAGS: '', GOWORK: 'off', CGO_ENABLED: '0' };
  const { status, stdout, stderr, error } = spawnSync('go', argv, { cwd, env, encoding: 'utf8' });
  if (status === 0) return { stdout };
  const said = stderr?.trimEnd().split('\n').at(-1);
  return { stdout: '', error: `go ${argv.slice(0, 2).join(' ')}: ${said || error?.message || status}` };
}
