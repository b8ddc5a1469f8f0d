import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** One run of a process. */
export interface Run {
  readonly seconds: number;
  /** Peak memory of the process and its child processes, in MB. Absent without /proc. */
  readonly peakMb?: number;
}

/** A command, its working directory, and the file for its output. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly output: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command and waits for its end.
 *
 * @throws Error with the output of a failed command.
 */
export async function measure({ argv: [program, ...args], cwd, output, env }: Command): Promise<Run> {
  const file = openSync(output, 'w');
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { cwd, stdio: ['ignore', file, file], env: { ...process.env, ...env } });
  let peakKb = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, memoryKb(child.pid));
  }, 5);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(watch);
  closeSync(file);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (code !== 0)
    throw new Error(
      `${program} ${args.join(' ')} exited with ${code}:\n${readFileSync(output, 'utf8').slice(0, 2000)}`,
    );
  return peakKb > 0 ? { seconds, peakMb: peakKb / 1024 } : { seconds };
}

/** Peak resident memory of a process and its child processes, as Linux reports it. */
function memoryKb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const own = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return own + children.split(' ').reduce((sum, child) => sum + (child === '' ? 0 : memoryKb(Number(child))), 0);
  } catch {
    return 0;
  }
}
