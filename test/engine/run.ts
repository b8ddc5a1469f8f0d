// `npm run test:engine -- --record DIR`: jest accepts no custom options, so they are parsed here. The folders of the tests
// are removed afterwards, however the tests end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../snapshots/scenarios';

/** How long `pulumi` may take to end after an interrupt, which it receives too. */
const graceMs = 5_000;

const { values, positionals } = parseArgs({
  options: { record: { type: 'string' }, name: { type: 'string', short: 't' } },
  allowPositionals: true,
});

async function run(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'model-platform-engine-'));
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = true;
    });
  }
  const name = values.name === undefined ? [] : ['--testNamePattern', values.name];
  const child = spawn(
    process.execPath,
    [require.resolve('jest/bin/jest'), '--config', 'test/config/engine.js', ...name, ...positionals],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        TMPDIR: folder,
        ...(values.record !== undefined && { MODEL_PLATFORM_ENGINE_RECORD: resolve(values.record) }),
      },
    },
  );
  const status = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => done(code ?? 1));
  });
  if (interrupted) await new Promise((done) => setTimeout(done, graceMs));
  rmSync(folder, { recursive: true, force: true });
  return status;
}

run().then((status) => {
  process.exitCode = status;
});
