import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from './cache';
import { goEnvironment, lastLines } from './environment';
import { Guard } from './guard';
import { type GoProgram, programPath } from './program';
import { SetupError } from './setup-error';
import { requireGo } from './version';

/** Prints one line of progress. */
export type Log = (line: string) => void;

/**
 * Builds the programs that the cache does not contain, one at a time: a single Go build uses all processors.
 *
 * @throws SetupError if a program cannot be built.
 */
export async function buildPrograms(programs: readonly GoProgram[], log: Log): Promise<void> {
  requireGo(programs.map(({ folder }) => folder));
  removeUnfinished(cacheFolder('bin'));
  const missing = programs.filter((program) => !existsSync(programPath(program)));
  for (const [index, program] of missing.entries()) {
    log(`building ${program.name}, ${index + 1} of ${missing.length} (once; takes minutes on a small machine)`);
    const started = Date.now();
    await build(program);
    log(`built ${program.name} in ${Math.round((Date.now() - started) / 1000)} s`);
  }
}

/**
 * Builds in a temporary folder, which the guard removes if this process ends first. The finished program is moved into
 * the cache atomically, so that concurrent builds of it do not interfere.
 */
async function build(program: GoProgram): Promise<void> {
  const path = programPath(program);
  const work = mkdtempSync(`${path}.${process.pid}-`);
  const guard = new Guard();
  guard.folder(work);
  try {
    const unfinished = join(work, program.name);
    const { status, stderr } = await compile(program, unfinished, work, guard);
    if (status !== 0) throw new SetupError(`${program.name} could not be built: ${reasonOf(stderr, dirname(path))}`);
    renameSync(unfinished, path);
  } finally {
    await guard.close();
  }
  removeOthers(program, path);
}

async function compile(
  { folder, package: main, linkerVariables = {}, tags = [] }: GoProgram,
  output: string,
  work: string,
  guard: Guard,
): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const variables = Object.entries(linkerVariables).map(([name, value]) => `-X ${name}=${value}`);
  const tagged = tags.length > 0 ? ['-tags', tags.join(',')] : [];
  const flags = [
    '-trimpath',
    '-buildvcs=false',
    '-mod=readonly',
    ...tagged,
    '-ldflags',
    ['-s', '-w', ...variables].join(' '),
  ];
  // A process group of its own, so that the compilers that Go starts can be ended with it.
  const child = spawn('go', ['build', ...flags, '-o', output, main], {
    cwd: folder,
    env: { ...goEnvironment(), GOTMPDIR: work },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  if (child.pid !== undefined) guard.started(-child.pid);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      if (child.pid !== undefined) guard.ended(-child.pid);
      resolve({ status, stderr: signal === null ? stderr : `${stderr}\nended by ${signal}` });
    });
  });
}

function reasonOf(stderr: string, folder: string): string {
  const lines = lastLines(stderr);
  if (/no space left on device|disk quota exceeded/.test(stderr)) {
    return `no disk space left in ${folder} or in the folders of \`go env GOCACHE GOMODCACHE\`\n${lines}`;
  }
  if (/dial tcp|no such host|module lookup disabled|i\/o timeout|TLS handshake/.test(stderr)) {
    return `a module could not be downloaded\n${lines}`;
  }
  return `go build failed\n${lines}`;
}

/** Removes leftovers of builds that were killed together with their guard. */
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

/** Removes other versions of a program: they are not needed again, and each takes up to 100 MB. */
function removeOthers({ name }: GoProgram, path: string): void {
  const bin = dirname(path);
  for (const other of readdirSync(bin)) {
    const isVersion = other.startsWith(`${name}-`) && /^[0-9a-f]{12}$/.test(other.slice(name.length + 1));
    if (isVersion && other !== basename(path)) rmSync(join(bin, other), { force: true });
  }
}
