import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';

/** A process that runs some of the tests, as a user or a build server would start it. */
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

  /** Runs `jest` with these arguments. */
  static jest(argv: readonly string[], env: NodeJS.ProcessEnv): Child {
    return new Child([join(root, 'node_modules/jest/bin/jest.js'), ...argv], env);
  }

  /** Runs a TypeScript program. */
  static script(text: string, env: NodeJS.ProcessEnv): Child {
    return new Child(['--import', 'tsx', '-e', text], env);
  }

  /** Everything that it has written to stdout and stderr. */
  get output(): string {
    return this.text;
  }

  /** Waits until its output matches. */
  async waitForOutput(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(this.text);
      if (found) return found;
      if (this.process.exitCode !== null) throw new Error(`the process has ended; its output:\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until it ends, and returns its exit code or signal. */
  async exit(): Promise<number | NodeJS.Signals | null> {
    const { exitCode, signalCode } = this.process;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode;
    return new Promise((resolve) => this.process.once('close', (code, signal) => resolve(code ?? signal)));
  }
}

/** Command lines of this machine's processes that contain a text. */
export function processesWith(text: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(text));
}

/** Waits up to 20 s until nothing is left, and returns what is. */
export async function untilNone(left: () => readonly string[]): Promise<readonly string[]> {
  const last = Date.now() + 20_000;
  while (left().length > 0 && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 50));
  return left();
}
