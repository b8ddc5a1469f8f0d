import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachePath } from './cache';

/** A program that is built from pinned Go modules. */
export interface GoProgram {
  /** Name of the program. */
  readonly name: string;
  /** Folder with the `go.mod` and `go.sum` that pin it. */
  readonly folder: string;
  /** Import path of its main package. */
  readonly package: string;
  /** Variables that the linker sets, by their name. @default {} */
  readonly linkerVariables?: Readonly<Record<string, string>>;
  /** Build tags. @default [] */
  readonly tags?: readonly string[];
}

/** Path of a program in the user's cache, whether it is built or not. Each version has its own path. */
export function programPath(program: GoProgram): string {
  return join(cachePath('bin'), `${program.name}-${fingerprint(program)}`);
}

/** Hash of everything that the build depends on. */
function fingerprint({ folder, package: main, linkerVariables = {}, tags = [] }: GoProgram): string {
  const options = [main, linkerVariables, process.platform, process.arch, ...tags];
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
