import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Files, root } from './scenarios';

/** Runs the example as a user would, and returns the files it writes. */
export function oneConstruct(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'one-construct-'));
  try {
    const options = { cwd: root, env: { ...process.env, CDK8S_OUTDIR: folder } };
    execFileSync(process.execPath, ['--import', 'tsx', 'examples/one-construct/app.ts'], options);
    return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
