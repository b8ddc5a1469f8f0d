import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A public Go module at the version that the tables are generated from. */
export interface PinnedModule {
  /** Module path, which is also the repository: `github.com/aws/karpenter-provider-aws`. */
  readonly path: string;
  readonly version: string;
}

/** The modules with machine data. To refresh the catalog, update a version and run `refresh.ts`. */
export const modules = {
  karpenterAws: { path: 'github.com/aws/karpenter-provider-aws', version: 'v1.14.1' },
  karpenterAzure: { path: 'github.com/Azure/karpenter-provider-azure', version: 'v1.14.2' },
} as const satisfies Record<string, PinnedModule>;

function downloadedDirectory({ path, version }: PinnedModule): string {
  // `go mod download` needs a module as its working directory, and must not change this repository.
  const scratch = mkdtempSync(join(tmpdir(), 'catalog-'));
  try {
    writeFileSync(join(scratch, 'go.mod'), 'module scratch\n\ngo 1.24\n');
    const answer = execFileSync('go', ['mod', 'download', '-json', `${path}@${version}`], {
      cwd: scratch,
      env: { ...process.env, GOFLAGS: '-mod=mod' },
      encoding: 'utf8',
    });
    return (JSON.parse(answer) as { readonly Dir: string }).Dir;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The contents of one file of a module. */
export function moduleFile(module: PinnedModule, file: string): string {
  return readFileSync(join(downloadedDirectory(module), file), 'utf8');
}

/** `owner/repository:path@version`, the format of sources in the catalog. */
export function moduleSource({ path, version }: PinnedModule, file: string): string {
  return `${path.replace('github.com/', '')}:${file}@${version}`;
}

/** The date in the header of a generated file. */
export function generatedOn(text: string, file: string): string {
  const day = /generated at (\d{4}-\d{2}-\d{2})T/.exec(text)?.[1];
  if (!day) throw new Error(`${file} has no generation date`);
  return day;
}
