import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isProvable } from '../fixtures/not-proved';
import { root } from '../snapshots/scenarios';

/** Python packages that some of the tests need. */
export interface PythonRequirements {
  /** What is tested with them, for the message if they are missing. */
  readonly what: string;
  /** Requirements files with pinned versions, relative to the root of the repository. */
  readonly requirements: readonly string[];
  /** Disk space that the installation takes. */
  readonly gigabytes: number;
}

/** The folder with the programs of an environment, or why there is none. */
export type PythonEnvironment =
  | { readonly kind: 'ready'; readonly bin: string }
  | { readonly kind: 'missing'; readonly why: string };

/** Minor versions of Python 3 for which all pinned packages have wheels. */
const minors = [11, 12];

/**
 * A Python environment in the user's cache folder, created if it is missing. Its name contains a hash of its requirements,
 * so that other versions get another environment.
 *
 * @throws Error if it cannot be created and tools are required.
 */
export function pythonEnvironment(required: PythonRequirements): PythonEnvironment {
  const environment = findOrCreate(required);
  if (environment.kind === 'missing') isProvable(false, required.what, environment.why);
  return environment;
}

/** Requirements of rclone. Its version is independent of the images of the other containers. */
export const tools = 'test/programs/tools-requirements.txt';

/** MLServer with scikit-learn. */
export function scikitLearnServer(what: string): PythonEnvironment {
  const requirements = ['test/programs/serving-requirements.txt', tools];
  return pythonEnvironment({ what, requirements, gigabytes: 1.5 });
}

/** A scanner of pickled files. */
export function modelScanner(what: string): PythonEnvironment {
  return pythonEnvironment({ what, requirements: ['test/programs/scanner-requirements.txt'], gigabytes: 0.2 });
}

/** Triton, which the package of its Python client contains. */
export function tritonServer(what: string): PythonEnvironment {
  return pythonEnvironment({ what, requirements: ['test/programs/triton-requirements.txt'], gigabytes: 1 });
}

/** An S3 server, with rclone. */
export function objectStore(what: string): PythonEnvironment {
  return pythonEnvironment({ what, requirements: ['test/programs/store-requirements.txt', tools], gigabytes: 0.5 });
}

/** PyTorch, with the CUDA packages that it needs to start. */
export function pyTorch(what: string): PythonEnvironment {
  const requirements = ['examples/marketplace-search/requirements.txt', tools];
  return pythonEnvironment({ what, requirements, gigabytes: 9 });
}

/** Packages that write and run ONNX. They are separate from PyTorch, which takes 9 GB. */
export function onnx(what: string): PythonEnvironment {
  return pythonEnvironment({ what, requirements: ['test/programs/onnx-requirements.txt'], gigabytes: 0.4 });
}

/** Folder of the packages of an environment. */
export function packagesOf({ bin }: Extract<PythonEnvironment, { readonly kind: 'ready' }>): string {
  const [version = ''] = readdirSync(join(bin, '../lib'));
  return join(bin, '../lib', version, 'site-packages');
}

function findOrCreate(required: PythonRequirements): PythonEnvironment {
  const python = findPython();
  if (!python) return { kind: 'missing', why: 'no Python 3.11 or 3.12 with venv on PATH' };
  const files = required.requirements.map((file) => join(root, file));
  const hash = createHash('sha256').update(python.version);
  for (const file of files) hash.update(readFileSync(file));
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'model-platform');
  const folder = join(cache, `programs-${hash.digest('hex').slice(0, 12)}`);
  const ready: PythonEnvironment = { kind: 'ready', bin: join(folder, 'bin') };
  if (existsSync(join(folder, 'complete'))) return ready;
  mkdirSync(cache, { recursive: true });
  const { bavail, bsize } = statfsSync(cache);
  const gigabytes = (bavail * bsize) / 1e9;
  if (gigabytes < required.gigabytes) {
    return {
      kind: 'missing',
      why: `${cache} has ${gigabytes.toFixed(1)} GB of free disk space, ${required.gigabytes} GB are required`,
    };
  }
  const failure = create(python.command, folder, files);
  return failure === undefined ? ready : { kind: 'missing', why: failure };
}

/** Creates the environment, and removes leftovers of an interrupted attempt. Returns the reason if it fails. */
function create(python: string, folder: string, files: readonly string[]): string | undefined {
  rmSync(folder, { recursive: true, force: true });
  const requirements = files.flatMap((file) => ['--requirement', file]);
  // The environment itself is the cache: the pip cache would take the same space again.
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

/** A Python that works: commands on PATH may be broken shims. */
function findPython(): { readonly command: string; readonly version: string } | undefined {
  const script = 'import ensurepip, sys, venv; print(sys.version_info.minor, sys.version.split()[0])';
  for (const command of ['python3', ...minors.map((minor) => `python3.${minor}`)]) {
    const { status, stdout } = spawnSync(command, ['-c', script], { encoding: 'utf8' });
    const [minor, version] = (stdout ?? '').trim().split(' ');
    if (status === 0 && version && minors.includes(Number(minor))) return { command, version };
  }
  return undefined;
}
