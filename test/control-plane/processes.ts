import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Guard } from '../go/guard';
import { SetupError } from '../go/setup-error';

interface Running {
  readonly name: string;
  readonly child: ChildProcess;
  readonly log: string;
  /** Error if it could not be started. */
  failure?: Error;
}

/** A program that ended unexpectedly. */
export class ProgramEnded extends SetupError {
  /** The address in use by another program, if that is the reason. */
  readonly addressInUse: string | undefined;

  constructor(name: string, how: string, log: string) {
    const addressInUse = /(\S+:\d+): (?:bind: )?address already in use/.exec(log)?.[1];
    const why = addressInUse === undefined ? '' : `, because another program listens on ${addressInUse}`;
    super(`${name} ${how}${why}; its output:\n${log.trim().split('\n').slice(-10).join('\n')}`);
    this.addressInUse = addressInUse;
  }
}

/** Started programs and their folder. All of them are cleaned up when this process ends, however it ends. */
export class Processes {
  private readonly running: Running[] = [];
  private readonly guard = new Guard();

  constructor(folder: string) {
    this.guard.folder(folder);
  }

  /** Starts a program, with its output in a log file. */
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

  /** Kills a program, as the loss of its node would. */
  async stop(name: string): Promise<void> {
    const index = this.running.findIndex((each) => each.name === name);
    const [found] = index < 0 ? [] : this.running.splice(index, 1);
    if (found) await this.end(found.child);
  }

  /** @throws ProgramEnded if a program has ended by itself. */
  check(): void {
    for (const { name, child, log, failure } of this.running) {
      if (failure) throw new SetupError(`${name} could not be started: ${failure.message}`);
      const how = child.exitCode ?? child.signalCode;
      if (how !== null) throw new ProgramEnded(name, `has ended with ${how}`, readFileSync(log, 'utf8'));
    }
  }

  /** @throws ProgramEnded if a program reports that its port is in use, and keeps running without it. */
  checkPort(name: string): void {
    const found = this.running.find((each) => each.name === name);
    const log = found === undefined ? '' : readFileSync(found.log, 'utf8');
    if (/address already in use/.test(log)) throw new ProgramEnded(name, 'runs without a port', log);
  }

  /** Kills all programs: none of their data is needed. */
  async stopAll(): Promise<void> {
    await Promise.all(this.running.map(({ child }) => this.end(child)));
    this.running.length = 0;
    await this.guard.close();
  }

  private async end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      await exited;
    }
    this.guard.ended(child.pid);
  }
}
