import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { restoreScript } from '../../lib/plan/resolve/training/checkpoint-scripts';
import { copyScript } from '../../lib/plan/resolve/training/scripts';

const copyCheckpoints = copyScript({ checkpoint: true, output: false });

const filesOfStep = 3;
const bytesOfFile = 150_000;

/** Bytes of the files of a step. */
export const bytesOfStep = filesOfStep * bytesOfFile;

/** Bytes per second of each sidecar. */
export const bandwidth = 600_000;

/** Where a pod runs and stores its checkpoints. */
interface KilledPodContext {
  readonly job: string;
  readonly index: number;
  readonly pods: number;
  /** Parent folder of the volumes. */
  readonly folder: string;
  /** Folder with rclone. */
  readonly bin: string;
  /** Address of the S3 server, which has a bucket `checkpoints`. */
  readonly endpoint: string;
  readonly everySeconds: number;
}

/** One pod of a job, with a program that saves steps. */
export class KilledPod {
  private attempt = 0;
  /** When each step was finished in the folder, in milliseconds. */
  private readonly finished = new Map<number, number>();
  private sidecar: ChildProcess | undefined;

  constructor(
    private readonly context: KilledPodContext,
    private readonly shell: readonly string[],
  ) {}

  private get volume(): string {
    const { folder, job, index } = this.context;
    return join(folder, job, String(index), String(this.attempt));
  }

  private get files(): string {
    return join(this.volume, 'files');
  }

  private get env(): NodeJS.ProcessEnv {
    const { job, index, pods, bin, endpoint, everySeconds } = this.context;
    return {
      PATH: `${bin}:${process.env.PATH}`,
      AWS_ACCESS_KEY_ID: 'checkpoints',
      AWS_SECRET_ACCESS_KEY: 'checkpoints-secret',
      RCLONE_CONFIG: '/dev/null',
      RCLONE_S3_NO_CHECK_BUCKET: 'true',
      CHECKPOINT_REMOTE: `:s3,provider=Other,env_auth=true,endpoint="${endpoint}":checkpoints/${job}/`,
      CHECKPOINT_VOLUME: this.volume,
      CHECKPOINT_PODS: String(pods),
      CHECKPOINT_EVERY_SECONDS: String(everySeconds),
      JOB_COMPLETION_INDEX: String(index),
      // A gang whose pods are replaced has new Jobs.
      JOB_UID: pods === 1 ? job : `${job}-${this.attempt}`,
    };
  }

  restore(settleSeconds: number): Promise<void> {
    const [command = '', ...argv] = this.shell;
    const child = spawn(command, [...argv, '-c', restoreScript], {
      env: { ...this.env, CHECKPOINT_SETTLE_SECONDS: String(settleSeconds) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    return new Promise((resolve, reject) =>
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`restore ends with ${code}: ${errors}`)),
      ),
    );
  }

  start(): void {
    const [command = '', ...argv] = this.shell;
    this.sidecar = spawn(command, [...argv, '-c', copyCheckpoints], {
      env: { ...this.env, RCLONE_BWLIMIT: `${bandwidth}B` },
      stdio: 'ignore',
      detached: true,
    });
  }

  /**
   * Leaves the sidecar running, as on a node that cannot be reached: the next attempt has another volume. Returns what still
   * saves a step in the old one, and what ends the old sidecar.
   */
  abandon(): { readonly save: (step: number) => void; readonly end: () => Promise<void> } {
    const { sidecar, files } = this;
    this.attempt++;
    return { save: (step) => saveStep(files, step), end: () => end(sidecar) };
  }

  /** Kills the sidecar with its children, in some cases during its termination. */
  async kill(): Promise<void> {
    const { sidecar } = this;
    if (sidecar?.pid === undefined) return;
    if (Math.random() < 0.3) {
      sidecar.kill('SIGTERM');
      await sleep(Math.random() * 2000);
    }
    await end(sidecar);
  }

  /** Writes a step next to its final name, and renames it. */
  save(step: number): void {
    saveStep(this.files, step);
    this.finished.set(step, Date.now());
  }

  remove(step: number): void {
    rmSync(join(this.files, `step-${step}`), { recursive: true, force: true });
  }

  /** Steps in the folder. Throws if one is not complete. */
  steps(): readonly number[] {
    const names = existsSync(this.files) ? readdirSync(this.files) : [];
    return names.map((name) => {
      const place = join(this.files, name);
      const found = Array.from({ length: filesOfStep }, (_, part) =>
        createHash('sha256')
          .update(readFileSync(join(place, `part-${part}`)))
          .digest('hex'),
      );
      if (found.join('\n') !== readFileSync(join(place, 'digests'), 'utf8')) throw new Error(`${name} is not complete`);
      return Number(name.slice('step-'.length));
    });
  }

  /** Steps that were finished until this time, in milliseconds. */
  finishedBefore(time: number): readonly number[] {
    return [...this.finished].flatMap(([step, at]) => (at <= time ? [step] : []));
  }

  /** Forgets later steps, which are lost. */
  forget(restored: number): void {
    for (const step of this.finished.keys()) if (step > restored) this.finished.delete(step);
  }
}

function saveStep(files: string, step: number): void {
  const place = join(files, `step-${step}`);
  if (existsSync(place)) return;
  mkdirSync(`${place}.partial`, { recursive: true });
  const digests = Array.from({ length: filesOfStep }, (_, part) => {
    const content = randomBytes(bytesOfFile);
    writeFileSync(join(`${place}.partial`, `part-${part}`), content);
    return createHash('sha256').update(content).digest('hex');
  });
  writeFileSync(join(`${place}.partial`, 'digests'), digests.join('\n'));
  renameSync(`${place}.partial`, place);
}

/** Kills a sidecar with its children. It may have ended by itself. */
async function end(sidecar: ChildProcess | undefined): Promise<void> {
  if (sidecar?.pid === undefined) return;
  if (sidecar.exitCode === null && sidecar.signalCode === null) process.kill(-sidecar.pid, 'SIGKILL');
  await sleep(20);
}
