import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';

/** Packages that a part of the tests needs. */
export interface PythonNeeds {
  /** What is tested with it, as the message calls it. */
  readonly what: string;
  /** Files with pinned versions, from the root of the repository. */
  readonly requirements: readonly string[];
  /** Room that installing it takes. */
  readonly gigabytes: number;
}

/** Where the programs of an environment are, or why there is none. */
export type PythonEnvironment =
  | { readonly kind: 'ready'; readonly bin: string }
  | { readonly kind: 'missing'; readonly why: string };

/** Versions that all pinned packages have wheels for. */
const minors = [11, 12];

/**
 * A Python environment in the user's cache folder, made when it is not there. Its name is a hash of what is in it, so
 * other versions are another environment.
 *
 * @throws where it cannot be made and CI is set: a build that tests nothing must not look green.
 */
export function pythonEnvironment(needs: PythonNeeds): PythonEnvironment {
  const environment = findOrMake(needs);
  if (environment.kind === 'missing') {
    const message = `not tested: ${needs.what}; ${environment.why}`;
    if (process.env.CI) throw new Error(message);
    process.stderr.write(`${message}\n`);
  }
  return environment;
}

/** rclone: its version does not depend on what the other containers have. */
const tools = 'test/programs/tools-requirements.txt';

/** MLServer with scikit-learn. */
export function scikitLearnServer(what: string): PythonEnvironment {
  const requirements = ['test/programs/serving-requirements.txt', tools];
  return pythonEnvironment({ what, requirements, gigabytes: 1.5 });
}

/** PyTorch: what it needs of CUDA is installed too, because it does not start without. */
export function pyTorch(what: string): PythonEnvironment {
  const requirements = ['examples/marketplace-search/requirements.txt', tools];
  return pythonEnvironment({ what, requirements, gigabytes: 9 });
}

function findOrMake(needs: PythonNeeds): PythonEnvironment {
  const python = findPython();
  if (!python) return { kind: 'missing', why: 'no Python 3.11 or 3.12 with venv on PATH' };
  const files = needs.requirements.map((file) => join(root, file));
  const hash = createHash('sha256').update(python.version);
  for (const file of files) hash.update(readFileSync(file));
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'model-platform');
  const folder = join(cache, `programs-${hash.digest('hex').slice(0, 12)}`);
  const ready: PythonEnvironment = { kind: 'ready', bin: join(folder, 'bin') };
  if (existsSync(join(folder, 'complete'))) return ready;
  mkdirSync(cache, { recursive: true });
  const { bavail, bsize } = statfsSync(cache);
  const gigabytes = (bavail * bsize) / 1e9;
  if (gigabytes < needs.gigabytes) {
    return { kind: 'missing', why: `${cache} has ${gigabytes.toFixed(1)} GB left, ${needs.gigabytes} are needed` };
  }
  const failure = make(python.command, folder, files);
  return failure === undefined ? ready : { kind: 'missing', why: failure };
}

/** Makes the environment; what an interrupted one left is thrown away. Says why if it cannot be. */
function make(python: string, folder: string, files: readonly string[]): string | undefined {
  rmSync(folder, { recursive: true, force: true });
  const requirements = files.flatMap((file) => ['--requirement', file]);
  // The environment is the cache: keeping the downloads too would take as much room again.
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', '--no-compile', '--disable-pip-version-check'];
  const steps: readonly (readonly [string, readonly string[]])[] = [
    [python, ['-m', 'venv', folder]],
    [join(folder, 'bin', 'python'), [...pip, ...requirements]],
  ];
  for (const [command, argv] of steps) {
    const { status, stderr, error } = spawnSync(command, argv, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0)
      return `${command} ${argv.slice(0, 3).join(' ')}: ${lastLine(stderr) || error?.message || status}`;
  }
  mkdirSync(join(folder, 'complete.tmp'));
  renameSync(join(folder, 'complete.tmp'), join(folder, 'complete'));
  return undefined;
}

function lastLine(text: string | null): string {
  return text?.trimEnd().split('\n').at(-1) ?? '';
}

/** A Python that runs: names on PATH may be there and lead nowhere. */
function findPython(): { readonly command: string; readonly version: string } | undefined {
  const script = 'import ensurepip, sys, venv; print(sys.version_info.minor, sys.version.split()[0])';
  for (const command of ['python3', ...minors.map((minor) => `python3.${minor}`)]) {
    const { status, stdout } = spawnSync(command, ['-c', script], { encoding: 'utf8' });
    const [minor, version] = (stdout ?? '').trim().split(' ');
    if (status === 0 && version && minors.includes(Number(minor))) return { command, version };
  }
  return undefined;
}
