import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { endProcesses, markVariable } from './module-processes';

/** How the process of a module ended. */
export interface Ended {
  /** What was written to the pipe of the result. */
  readonly output: string;
  /** Why it ended early, or the signal or exit code with which it ended. */
  readonly how: 'time-limit' | 'too-large' | { readonly signal: string } | { readonly code: number | null };
}

/** Limits of the process of a module. */
export interface Limits {
  /** Seconds that it can run. */
  readonly seconds: number;
  /** Maximum number of bytes of its result. */
  readonly maxBytes: number;
}

/** Milliseconds that the pipe of an ended process can stay open, because a process that was not found has it. */
const closingMs = 1000;

/** Runs the process of a module and waits for its end. */
export function runProcess(file: string, { seconds, maxBytes }: Limits): Ended {
  const mark = randomUUID();
  const { pid, output, status, signal, error } = spawnSync(process.execPath, commandLine(file), {
    ...processOptions(mark),
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: maxBytes,
  });
  endProcesses(pid, mark);
  const end = { output: String(output?.[3] ?? '') };
  switch (error === undefined ? undefined : Reflect.get(error, 'code')) {
    case undefined:
      return { ...end, how: signal === null ? { code: status } : { signal } };
    case 'ETIMEDOUT':
      return { ...end, how: 'time-limit' };
    case 'ENOBUFS':
      return { ...end, how: 'too-large' };
    default:
      throw error;
  }
}

/** Starts the process of a module. Several run at the same time. */
export async function startProcess(file: string, limits: Limits): Promise<Ended> {
  const mark = randomUUID();
  const child = spawn(process.execPath, commandLine(file), processOptions(mark));
  const end = (): void => endProcesses(child.pid ?? 0, mark);
  const result = new Result(child.stdio[3] as Readable, limits.maxBytes, end);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, limits.seconds * 1000);
  try {
    const { code, signal } = await ended(child, () => {
      end();
      setTimeout(() => result.close(), closingMs).unref();
    });
    if (isLate) return { output: result.text(), how: 'time-limit' };
    if (result.isTooLarge) return { output: '', how: 'too-large' };
    return { output: result.text(), how: signal === null ? { code } : { signal } };
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until a process has ended and its pipe is closed. */
function ended(child: ChildProcess, onExit: () => void) {
  return new Promise<{ readonly code: number | null; readonly signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', onExit);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}

/** What a process writes to the pipe of its result. */
class Result {
  isTooLarge = false;
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly pipe: Readable,
    private readonly maxBytes: number,
    private readonly end: () => void,
  ) {
    // The process ended while it wrote.
    pipe.on('error', () => undefined);
    pipe.on('data', (chunk: Buffer) => this.add(chunk));
  }

  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  /** Closes the pipe after what is in it was read: Node reads pipes between timers and immediates. */
  close(): void {
    setImmediate(() => setImmediate(() => this.pipe.destroy()));
  }

  private add(chunk: Buffer): void {
    if (this.isTooLarge) return;
    this.size += chunk.length;
    this.chunks.push(chunk);
    if (this.size <= this.maxBytes) return;
    this.isTooLarge = true;
    this.chunks.length = 0;
    this.end();
  }
}

function commandLine(file: string): readonly string[] {
  const program = join(__dirname, `module-child${extname(__filename)}`);
  return ['--require', require.resolve('tsx/cjs'), program, file];
}

function processOptions(mark: string) {
  const marks = [process.env[markVariable], mark].filter((text) => text !== undefined).join(' ');
  return {
    // The output of a command is its result, which other programs parse: that of a module goes to standard error.
    stdio: ['inherit' as const, 2, 2, 'pipe' as const],
    // A process group of its own, which includes the processes that the module starts.
    detached: true,
    // The cache of tsx is in the folder of temporary files, which another user can create first.
    env: { ...process.env, TSX_DISABLE_CACHE: '1', [markVariable]: marks },
  };
}
