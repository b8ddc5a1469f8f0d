import { spawnSync } from 'node:child_process';
import { cacheFolder } from './cache';
import { firstLine, goEnvironment } from './environment';
import { SetupError } from './setup-error';

/** Result of `go mod download -json` for one module. */
interface Downloaded {
  readonly Path: string;
  readonly Dir?: string;
  readonly Error?: string;
}

/**
 * Folder with the source of a module, such as `sigs.k8s.io/jobset@v0.12.0`. Go verifies it against the public checksum
 * database.
 *
 * @throws SetupError if it cannot be downloaded.
 */
export function moduleFolder(module: string): string {
  const [folder] = Object.values(download(cacheFolder(), '-mod=mod', [module]));
  if (folder === undefined) throw new Error(`go mod download returned nothing for ${module}`);
  return folder;
}

/**
 * Folder of each module that a go.mod requires, by module path. Go verifies them against the go.sum beside it.
 *
 * @throws SetupError if one cannot be downloaded.
 */
export function requiredModules(folder: string): Readonly<Record<string, string>> {
  return download(folder, '', []);
}

function download(cwd: string, flags: string, modules: readonly string[]): Readonly<Record<string, string>> {
  const argv = ['mod', 'download', '-json', ...modules];
  const { stdout, stderr, error } = spawnSync('go', argv, { cwd, encoding: 'utf8', env: goEnvironment(flags) });
  const results = parse(stdout ?? '');
  const failed = results.find((each) => each.Error !== undefined);
  if (failed) throw new SetupError(`the Go module ${failed.Path} could not be downloaded: ${failed.Error}`);
  if (results.length === 0) {
    const what = modules.length > 0 ? `module ${modules.join(' ')}` : `modules of ${cwd}/go.mod`;
    throw new SetupError(`the Go ${what} could not be downloaded: ${error?.message ?? firstLine(stderr)}`);
  }
  return Object.fromEntries(results.map(({ Path, Dir = '' }) => [Path, Dir]));
}

/** Go prints one JSON object after another. */
function parse(output: string): readonly Downloaded[] {
  return JSON.parse(`[${output.trim().replace(/\n\}\s*\{/g, '\n},{')}]`) as readonly Downloaded[];
}
