import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Files, root } from './scenarios';

/** The programs of the example, one for each construct. */
export function onePrograms(): readonly string[] {
  const folder = 'examples/one-construct';
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`);
}

/** Runs the programs as a user would, and returns the files they write. */
export function oneConstruct(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'one-construct-'));
  try {
    const options = { cwd: root, env: { ...process.env, CDK8S_OUTDIR: folder } };
    for (const program of onePrograms()) execFileSync(process.execPath, ['--import', 'tsx', program], options);
    return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
