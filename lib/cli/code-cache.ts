import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** A file of JavaScript, and the file with its compiled code. */
interface CachedCode {
  /** A CommonJS file. */
  readonly file: string;
  /** File of the compiled code, which is written if it is missing or of another program. */
  readonly cache: string;
  /** SHA-256 of the program. */
  readonly program: string;
}

/** Commands whose compiled code is kept. Each uses other functions. */
const commands: readonly string[] = ['check', 'plan', 'explain', 'diff', 'synth', 'init'];

/** The file of the compiled code of a command in a folder. Undefined for other arguments. */
export function codeFile(folder: string, [command = '']: readonly string[]): string | undefined {
  return commands.includes(command) ? join(folder, `${command}-${process.version}-${process.arch}`) : undefined;
}

/**
 * Loads a CommonJS file with the compiled code of an earlier process, for versions of Node before 22.1, which do not keep it
 * themselves: remove this file when the package needs a newer one. V8 rejects code of another version of V8, and compiles the
 * file as usual.
 */
export function loadCompiled({ file, cache, program }: CachedCode): unknown {
  const known = read(cache, program);
  const source = wrap(readFileSync(file, 'utf8'));
  const script = new Script(source, { filename: file, ...(known && { cachedData: known }) });
  if (known === undefined || script.cachedDataRejected === true) {
    // At the end, when the functions that the command uses are compiled.
    process.once('exit', () => write(cache, program, script.createCachedData()));
  }
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, createRequire(file), loaded, file, dirname(file));
  return loaded.exports;
}

/** The code, if this user wrote it for this program, and it is complete: V8 does not check its content. */
function read(cache: string, program: string): Buffer | undefined {
  try {
    if (process.getuid !== undefined && statSync(cache).uid !== process.getuid()) return undefined;
    const bytes = readFileSync(cache);
    const start = bytes.indexOf('\n') + 1;
    const code = bytes.subarray(start);
    return bytes.toString('latin1', 0, start) === headerOf(program, code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function write(cache: string, program: string, code: Buffer): void {
  const temporary = `${cache}.${process.pid}`;
  try {
    mkdirSync(dirname(cache), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([Buffer.from(headerOf(program, code), 'latin1'), code]), { mode: 0o600 });
    renameSync(temporary, cache);
  } catch {
    // The next command compiles the file.
  }
}

function headerOf(program: string, code: Buffer): string {
  return `${program} ${createHash('sha256').update(code).digest('hex')}\n`;
}
