import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from './cache';
import { goEnvironment, lastLines } from './environment';
import { Guard } from './guard';
import { type GoProgram, programPath } from './program';
import { SetupError } from './setup-error';
import { requireGo } from './version';

/** Tells whoever waits. */
export type Say = (line: string) => void;

/**
 * Builds what the cache does not have, one after the other: each build uses all processors by itself.
 *
 * @throws SetupError where one cannot be built.
 */
export async function buildPrograms(programs: readonly GoProgram[], say: Say): Promise<void> {
  requireGo(programs.map(({ folder }) => folder));
  removeUnfinished(cacheFolder('bin'));
  const missing = programs.filter((program) => !existsSync(programPath(program)));
  for (const [index, program] of missing.entries()) {
    say(`building ${program.name}, ${index + 1} of ${missing.length} (once; minutes on a small machine)`);
    const started = Date.now();
    await build(program);
    say(`built ${program.name} in ${Math.round((Date.now() - started) / 1000)} s`);
  }
}

/**
 * Builds in a folder of its own, which goes with all that is in it when this process ends before the build does. The
 * program is put into its place when it is whole, so that two builds of it at the same time do not harm each other.
 */
async function build(program: GoProgram): Promise<void> {
  const path = programPath(program);
  const work = mkdtempSync(`${path}.${process.pid}-`);
  const guard = new Guard();
  guard.folder(work);
  try {
    const unfinished = join(work, program.name);
    const { status, said } = await compile(program, unfinished, work, guard);
    if (status !== 0) throw new SetupError(`${program.name} could not be built: ${explain(said, dirname(path))}`);
    renameSync(unfinished, path);
  } finally {
    await guard.close();
  }
  removeOthers(program, path);
}

async function compile(
  { folder, package: main, linkerVariables = {} }: GoProgram,
  output: string,
  work: string,
  guard: Guard,
): Promise<{ readonly status: number | null; readonly said: string }> {
  const variables = Object.entries(linkerVariables).map(([name, value]) => `-X ${name}=${value}`);
  const flags = ['-trimpath', '-buildvcs=false', '-mod=readonly', '-ldflags', ['-s', '-w', ...variables].join(' ')];
  // A group of its own: the compilers that Go starts end with it.
  const child = spawn('go', ['build', ...flags, '-o', output, main], {
    cwd: folder,
    env: { ...goEnvironment(), GOTMPDIR: work },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  if (child.pid !== undefined) guard.started(-child.pid);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      if (child.pid !== undefined) guard.ended(-child.pid);
      resolve({ status, said: signal === null ? said : `${said}\nit was ended by ${signal}` });
    });
  });
}

function explain(said: string, folder: string): string {
  const lines = lastLines(said);
  if (/no space left on device|disk quota exceeded/.test(said)) {
    return `no room is left for it, in ${folder} or where \`go env GOCACHE GOMODCACHE\` says\n${lines}`;
  }
  if (/dial tcp|no such host|module lookup disabled|i\/o timeout|TLS handshake/.test(said)) {
    return `a module of it could not be downloaded\n${lines}`;
  }
  return `Go said\n${lines}`;
}

/** Takes away what a build left that was ended together with its guard. */
function removeUnfinished(bin: string): void {
  for (const name of readdirSync(bin)) {
    const process = /-[0-9a-f]{12}\.(\d+)-[^.]+$/.exec(name)?.[1];
    if (process !== undefined && !runs(Number(process))) rmSync(join(bin, name), { recursive: true, force: true });
  }
}

function runs(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes other versions of a program away: a version changes for good, and each takes up to 100 MB. */
function removeOthers({ name }: GoProgram, path: string): void {
  const bin = dirname(path);
  for (const other of readdirSync(bin)) {
    const isVersion = other.startsWith(`${name}-`) && /^[0-9a-f]{12}$/.test(other.slice(name.length + 1));
    if (isVersion && other !== basename(path)) rmSync(join(bin, other), { force: true });
  }
}
