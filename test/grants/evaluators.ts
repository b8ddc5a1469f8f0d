import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../go/cache';

const source = join(__dirname, 'evaluator');
const lockfiles = ['package.json', 'package-lock.json'];

/** A request to AWS, with the policies of the role that sends it. */
export interface AwsRequest {
  readonly cloud: 'aws';
  readonly policies: readonly unknown[];
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  readonly context: Readonly<Record<string, string>>;
}

/** A condition of Google Cloud, with the request that it decides on. */
export interface GoogleRequest {
  readonly cloud: 'google';
  readonly expression: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Whether AWS and Google Cloud would allow each request, as programs that are not ours decide: a simulator of IAM, and an
 * implementation of the Common Expression Language.
 *
 * The licence of the simulator is AGPL-3.0. It runs as a program of its own from the user's cache, is no dependency of this
 * package, and is not part of it. The evaluator of moto, with the Apache licence, ignores `Resource` and `Condition`.
 */
export function evaluate(requests: readonly (AwsRequest | GoogleRequest)[]): readonly boolean[] {
  const argv = [join(source, 'evaluate.mjs'), folderOfVersions()];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    input: JSON.stringify(requests),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`the evaluators failed: ${stderr}`);
  return JSON.parse(stdout) as readonly boolean[];
}

/**
 * Installs the evaluators in the user's cache, if they are missing.
 *
 * @throws Error if npm cannot install them.
 */
export function installEvaluators(): void {
  const folder = folderOfVersions();
  if (existsSync(join(folder, 'complete'))) return;
  const attempt = `${folder}-${process.pid}`;
  mkdirSync(attempt, { recursive: true });
  for (const file of lockfiles) copyFileSync(join(source, file), join(attempt, file));
  const { status, stderr, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: attempt,
    encoding: 'utf8',
  });
  if (status !== 0) {
    rmSync(attempt, { recursive: true, force: true });
    throw new Error(`the evaluators cannot be installed: ${error?.message ?? stderr}`);
  }
  writeFileSync(join(attempt, 'complete'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(attempt, folder);
}

/** A folder in the user's cache whose name has the hash of the versions. */
function folderOfVersions(): string {
  const hash = createHash('sha256');
  for (const file of lockfiles) hash.update(readFileSync(join(source, file)));
  return join(cacheFolder(), `grants-${hash.digest('hex').slice(0, 12)}`);
}
