import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Guard } from '../go/guard';
import { SetupError } from '../go/setup-error';

interface Running {
  readonly name: string;
  readonly child: ChildProcess;
  readonly log: string;
  /** Why it could not be started. */
  failure?: Error;
}

/** A program that ended by itself. */
export class ProgramEnded extends SetupError {
  /** Address that another program listens on, where that is the reason. */
  readonly taken: string | undefined;

  constructor(name: string, how: string, log: string) {
    const taken = /(\S+:\d+): (?:bind: )?address already in use/.exec(log)?.[1];
    const why = taken === undefined ? '' : `, because another program listens on ${taken}`;
    super(`${name} ${how}${why}; it said\n${log.trim().split('\n').slice(-10).join('\n')}`);
    this.taken = taken;
  }
}

/** Programs that were started and will be ended, whatever happens, with the folder that they write into. */
export class Processes {
  private readonly running: Running[] = [];
  private readonly guard = new Guard();

  constructor(folder: string) {
    this.guard.folder(folder);
  }

  /** Starts a program whose output goes into a file. */
  start(name: string, program: string, options: readonly string[], log: string, env: NodeJS.ProcessEnv = {}): void {
    const file = openSync(log, 'a');
    const child = spawn(program, options, { stdio: ['ignore', file, file], env: { ...process.env, ...env } });
    closeSync(file);
    const started: Running = { name, child, log };
    child.once('error', (error) => {
      started.failure = error;
    });
    if (child.pid !== undefined) this.guard.started(child.pid);
    this.running.push(started);
  }

  /** Ends a program at once, as a node that is taken away would. */
  async stop(name: string): Promise<void> {
    const index = this.running.findIndex((each) => each.name === name);
    const [found] = index < 0 ? [] : this.running.splice(index, 1);
    if (found) await this.end(found.child);
  }

  /** @throws ProgramEnded where a program has ended by itself. */
  check(): void {
    for (const { name, child, log, failure } of this.running) {
      if (failure) throw new SetupError(`${name} could not be started: ${failure.message}`);
      const how = child.exitCode ?? child.signalCode;
      if (how !== null) throw new ProgramEnded(name, `has ended with ${how}`, readFileSync(log, 'utf8'));
    }
  }

  /** @throws ProgramEnded where a program says that its port is taken, and goes on without it. */
  checkPort(name: string): void {
    const found = this.running.find((each) => each.name === name);
    const log = found === undefined ? '' : readFileSync(found.log, 'utf8');
    if (/address already in use/.test(log)) throw new ProgramEnded(name, 'runs without a port', log);
  }

  /** Ends all at once: nothing that they have is kept. */
  async stopAll(): Promise<void> {
    await Promise.all(this.running.map(({ child }) => this.end(child)));
    this.running.length = 0;
    await this.guard.close();
  }

  private async end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await gone;
    }
    this.guard.ended(child.pid);
  }
}
