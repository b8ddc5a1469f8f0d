import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

/** How long a program may take to end by itself. */
const patienceMs = 5_000;

/** What a person or a build server ends a test with; by itself Node leaves children behind. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Programs that were started and will be ended, whatever happens. */
export class Processes {
  private readonly running: { readonly name: string; readonly child: ChildProcess; readonly log: string }[] = [];
  private readonly endAll = (): void => this.kill();

  private readonly endAllAndLeave = (): void => {
    this.kill();
    process.exit(1);
  };

  constructor() {
    process.once('exit', this.endAll);
    for (const signal of signals) process.once(signal, this.endAllAndLeave);
  }

  /** Starts a program whose output goes into a file. */
  start(name: string, program: string, options: readonly string[], log: string, env: NodeJS.ProcessEnv = {}): void {
    const file = openSync(log, 'a');
    const child = spawn(program, options, { stdio: ['ignore', file, file], env: { ...process.env, ...env } });
    this.running.push({ name, child, log });
  }

  /** Ends a program at once, as a node that is taken away would. */
  async stop(name: string): Promise<void> {
    const index = this.running.findIndex((each) => each.name === name);
    const [found] = index < 0 ? [] : this.running.splice(index, 1);
    if (found) await ended(found.child);
  }

  /** @throws Error with the end of its log where a program has ended by itself. */
  check(): void {
    for (const { name, child, log } of this.running) {
      if (child.exitCode === null && child.signalCode === null) continue;
      const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
      throw new Error(`${name} has ended with ${child.exitCode ?? child.signalCode}:\n${lines}`);
    }
  }

  /** Ends all, the last one first. */
  async stopAll(): Promise<void> {
    for (const { child } of [...this.running].reverse()) await ended(child);
    this.running.length = 0;
    process.removeListener('exit', this.endAll);
    for (const signal of signals) process.removeListener(signal, this.endAllAndLeave);
  }

  private kill(): void {
    for (const { child } of this.running) child.kill('SIGKILL');
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  // The API server waits for ever for an etcd that is gone.
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(timer);
}
