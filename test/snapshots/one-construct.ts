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

/** Runs the programs in a process of their own, and returns the files they write. */
export function oneConstruct(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'one-construct-'));
  try {
    const options = { cwd: root, env: { ...process.env, CDK8S_OUTDIR: folder } };
    const script = onePrograms().map((program) => `require('./${program}');`);
    execFileSync(process.execPath, ['--import', 'tsx', '-e', script.join('\n')], options);
    return new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
