import { type ChildProcess, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { restoreScript } from '../../lib/plan/resolve/training/checkpoint-scripts';
import { copyScript } from '../../lib/plan/resolve/training/scripts';
import { catchesStopSignal, ended, type ScriptRunner, until } from './script-runner';

const copyCheckpoints = copyScript({ checkpoint: true, output: false });

/** A pod of a job, with its volume. */
export class Pod {
  private static count = 0;
  readonly volume = `volume-${Pod.count++}`;
  readonly env: Readonly<Record<string, string>>;

  constructor(
    private readonly runner: ScriptRunner,
    index = 0,
    pods = 1,
    more: Readonly<Record<string, string>> = {},
  ) {
    this.env = {
      CHECKPOINT_REMOTE: runner.path('bucket/fit/'),
      CHECKPOINT_VOLUME: runner.path(this.volume),
      CHECKPOINT_PODS: String(pods),
      CHECKPOINT_SETTLE_SECONDS: '0',
      CHECKPOINT_EVERY_SECONDS: '1',
      JOB_COMPLETION_INDEX: String(index),
      JOB_UID: 'job-1',
      ...more,
    };
  }

  restore(): number {
    return this.runner.run(restoreScript, this.env);
  }

  start(): ChildProcess {
    return this.runner.start(copyCheckpoints, this.env);
  }

  /** Copies once, as after the stop signal. */
  async saveOnce(): Promise<void> {
    const copying = this.runner.start(copyCheckpoints, { ...this.env, CHECKPOINT_EVERY_SECONDS: '3600' });
    await until(() => catchesStopSignal(copying));
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
  }

  write(file: string, content = 'content'): void {
    this.runner.write(`${this.volume}/files/${file}.partial`, content);
    renameSync(this.path(`${file}.partial`), this.path(file));
  }

  remove(file: string): void {
    rmSync(this.path(file), { recursive: true });
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  /** The second of the last change of a file. */
  writtenAt(file: string): number {
    return Math.floor(statSync(this.path(file)).mtimeMs / 1000);
  }

  /** Finished files in the folder. */
  files(): readonly string[] {
    return list(this.runner.path(`${this.volume}/files`));
  }

  private path(file: string): string {
    return this.runner.path(`${this.volume}/files/${file}`);
  }
}

/** All files below a folder. */
export function list(folder: string): readonly string[] {
  const { stdout } = spawnSync('find', ['.', '-type', 'f'], { cwd: folder, encoding: 'utf8' });
  return (stdout ?? '')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [line.slice(2)]))
    .sort();
}
