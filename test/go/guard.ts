import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Sees to it that processes end and folders go when this process ends, also by an interrupt or a kill: jest hands no
 * signals to tests, and of a kill nobody hears.
 */
export class Guard {
  private readonly child: ChildProcess;
  private readonly folders: string[] = [];

  constructor() {
    // In a session of its own, so that an interrupt of the terminal does not end it.
    const stdio = ['pipe', 'ignore', 'ignore'] as const;
    this.child = spawn(process.execPath, [join(__dirname, 'guard-process.mjs')], { stdio: [...stdio], detached: true });
    this.child.stdin?.on('error', () => undefined);
  }

  /** A process was started; a negative number is a group of processes. */
  started(id: number): void {
    this.tell({ started: id });
  }

  /** A process has ended, and its number may be that of another one soon. */
  ended(id: number): void {
    this.tell({ ended: id });
  }

  /** A folder that nobody needs afterwards. */
  folder(path: string): void {
    this.folders.push(path);
    this.tell({ folder: path });
  }

  /** Ends what still runs, takes the folders away, and leaves. */
  async close(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.stdin?.end();
      await gone;
    }
    // Where somebody has ended the guard itself.
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }

  private tell(what: object): void {
    this.child.stdin?.write(`${JSON.stringify(what)}\n`);
  }
}
