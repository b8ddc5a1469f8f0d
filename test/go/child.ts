import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';

/** A process that runs a part of the tests, as a person or a build server would start it. */
export class Child {
  readonly process: ChildProcess;
  private text = '';

  constructor(argv: readonly string[], env: NodeJS.ProcessEnv) {
    this.process = spawn(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.text += text;
      });
    }
  }

  /** `jest` with its command line. */
  static jest(argv: readonly string[], env: NodeJS.ProcessEnv): Child {
    return new Child([join(root, 'node_modules/jest/bin/jest.js'), ...argv], env);
  }

  /** A TypeScript program. */
  static script(text: string, env: NodeJS.ProcessEnv): Child {
    return new Child(['--import', 'tsx', '-e', text], env);
  }

  /** All that it has written. */
  get said(): string {
    return this.text;
  }

  /** Waits until it has said something. */
  async says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(this.text);
      if (found) return found;
      if (this.process.exitCode !== null) throw new Error(`it has ended and said\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits for its end. */
  async ends(): Promise<number | NodeJS.Signals | null> {
    const { exitCode, signalCode } = this.process;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode;
    return new Promise((resolve) => this.process.once('close', (code, signal) => resolve(code ?? signal)));
  }
}

/** Command lines of the processes of this machine that have a text in them. */
export function processesWith(text: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(text));
}

/** Waits until nothing is left, as long as a busy machine may take. */
export async function untilNone(left: () => readonly string[]): Promise<readonly string[]> {
  const last = Date.now() + 20_000;
  while (left().length > 0 && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 50));
  return left();
}
