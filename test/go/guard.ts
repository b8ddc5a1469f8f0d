import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Ends processes and removes folders when this process ends, also by an interrupt or SIGKILL: jest does not pass signals
 * to tests, and SIGKILL cannot be handled.
 */
export class Guard {
  private readonly child: ChildProcess;
  private readonly folders: string[] = [];

  constructor() {
    // In its own session, so that Ctrl-C in the terminal does not end it.
    const stdio = ['pipe', 'ignore', 'ignore'] as const;
    this.child = spawn(process.execPath, [join(__dirname, 'guard-process.mjs')], { stdio: [...stdio], detached: true });
    this.child.stdin?.on('error', () => undefined);
  }

  /** Registers a process; a negative number is a process group. */
  started(id: number): void {
    this.send({ started: id });
  }

  /** Unregisters a process that has ended: the system may reuse its ID. */
  ended(id: number): void {
    this.send({ ended: id });
  }

  /** Registers a folder to remove at the end. */
  folder(path: string): void {
    this.folders.push(path);
    this.send({ folder: path });
  }

  /** Ends the registered processes, removes the folders, and ends the guard. */
  async close(): Promise<void> {
    const exited = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.stdin?.end();
      await exited;
    }
    // If the guard process itself was killed.
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }

  private send(what: object): void {
    this.child.stdin?.write(`${JSON.stringify(what)}\n`);
  }
}
