import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { bandwidth, bytesOfStep, KilledPod } from './killed-pod';
import { type LocalObjectStore, startObjectStore } from './object-store';
import { objectStore } from './python';
import { temporaryFolder } from './servers';

const folder = temporaryFolder();
const python = objectStore('checkpoints that are killed at random moments');
const bin = python.kind === 'ready' ? python.bin : '';

const everySeconds = 2;
/** As in the plan: the time of a copy at this bandwidth, and 5 s for the marker and the lists. */
const copySeconds = Math.ceil(bytesOfStep / bandwidth) + 5;

let store: LocalObjectStore | undefined;

beforeAll(async () => {
  if (python.kind !== 'ready') return;
  store = await startObjectStore(bin);
  await store.createBucket('checkpoints');
});

afterAll(() => {
  store?.end();
});

/** Of a gang in the plan. */
const settleSeconds = 15;

const newest = (steps: readonly number[]) => Math.max(0, ...steps);

/** Steps that all pods have. */
function common(pods: readonly KilledPod[]): readonly number[] {
  const [first = [], ...others] = pods.map((pod) => pod.steps());
  return first.filter((step) => others.every((steps) => steps.includes(step)));
}

/** The steps of a job after a kill: what it restored, and what it must restore at least. */
interface Kill {
  readonly restored: number;
  readonly promised: number;
}

/** A job that saves steps, and is killed and restored. */
class Job {
  private readonly pods: readonly KilledPod[];
  private restored = 0;
  /** Attempts that still run besides the current one. */
  private old: ReturnType<KilledPod['abandon']>[] = [];

  constructor(
    readonly job: string,
    pods: number,
    /** Seconds between two steps. */
    private readonly saveSeconds: number,
    shell: readonly string[],
  ) {
    const context = { job, pods, folder, bin, endpoint: store?.endpoint ?? '', everySeconds };
    this.pods = Array.from({ length: pods }, (_, index) => new KilledPod({ ...context, index }, shell));
  }

  async restore(settleSeconds = 0): Promise<void> {
    await Promise.all(this.pods.map((pod) => pod.restore(settleSeconds)));
  }

  /**
   * Trains for some seconds, then restores on other nodes while the old pods still save and copy, for up to a few seconds
   * after the new ones have started.
   */
  async overlap(): Promise<Kill> {
    for (const pod of this.pods) pod.start();
    const ending = this.endOldLater();
    await this.train(Date.now() + 300 + Math.random() * (3000 + 2000 * this.saveSeconds));
    const promised = this.promised(Date.now());
    const next = newest(common(this.pods)) + 1;
    await ending;
    this.old = this.pods.map((pod) => pod.abandon());
    await Promise.all([this.restore(this.pods.length === 1 ? 0 : settleSeconds), this.saveOld(next)]);
    this.restored = newest(common(this.pods));
    for (const pod of this.pods) pod.forget(this.restored);
    return { restored: this.restored, promised };
  }

  /** The old program saves steps too, with the same names and other contents. */
  private async saveOld(first: number): Promise<void> {
    for (let step = first; step < first + 3; step++) {
      for (const { save } of this.old) save(step);
      await sleep(Math.random() * 1000 * this.saveSeconds);
    }
  }

  /** Ends the old pods some seconds after the new ones have started. */
  private async endOldLater(): Promise<void> {
    if (this.old.length > 0) await sleep(Math.random() * 4000);
    await this.endOld();
  }

  /** Ends what is left of the attempt before the current one. */
  async endOld(): Promise<void> {
    for (const { end } of this.old) await end();
    this.old = [];
  }

  /** Trains for some seconds, kills all pods, and restores them. */
  async kill(): Promise<Kill> {
    for (const pod of this.pods) pod.start();
    const ending = this.endOldLater();
    await this.train(Date.now() + 300 + Math.random() * (3000 + 2000 * this.saveSeconds));
    const promised = this.promised(Date.now());
    await Promise.all(this.pods.map((pod) => pod.kill()));
    await ending;
    await this.restore();
    this.restored = newest(common(this.pods));
    for (const pod of this.pods) pod.forget(this.restored);
    return { restored: this.restored, promised };
  }

  private async train(end: number): Promise<void> {
    for (let step = newest(common(this.pods)) + 1; Date.now() < end; step++) {
      for (const pod of this.pods) pod.save(step);
      // Each pod has the step now, so the previous one is not needed.
      for (const pod of this.pods) pod.remove(step - 1);
      await sleep(Math.max(0, Math.min(this.saveSeconds * 1000 * (0.5 + Math.random()), end - Date.now())));
    }
  }

  /**
   * The newest step that was finished long enough ago, and never less than the step that was restored before. The time is
   * not checked for a gang, because its steps are too short here for a moment that all pods have marked in each interval.
   */
  private promised(lost: number): number {
    const [first, ...others] = this.pods;
    if (!first || others.length > 0) return this.restored;
    return Math.max(this.restored, newest(first.finishedBefore(lost - (everySeconds + copySeconds) * 1000)));
  }
}

/** Shells to run the scripts: that of the machine, and BusyBox as in the image if it is there. */
const shells: readonly (readonly string[])[] = [
  ['/bin/sh'],
  ...(spawnSync('busybox', ['true']).status === 0 ? [['busybox', 'ash']] : []),
];

(python.kind === 'ready' ? describe : describe.skip)('a job that is killed at random moments', () => {
  test('what is restored is complete, and never older than promised', async () => {
    let remaining = 100;
    let overlaps = 0;
    const kills: Kill[] = [];
    // Side by side, because they mostly wait.
    const jobs = [
      { pods: 1, saveSeconds: 1 },
      { pods: 1, saveSeconds: 1 },
      { pods: 1, saveSeconds: 1 },
      { pods: 1, saveSeconds: 2 },
      { pods: 1, saveSeconds: 2 },
      { pods: 1, saveSeconds: 2 },
      { pods: 2, saveSeconds: 5 },
      { pods: 2, saveSeconds: 5 },
    ].map(({ pods, saveSeconds }, index) => {
      return new Job(`job-${index}`, pods, saveSeconds, shells[index % shells.length] ?? ['/bin/sh']);
    });
    const progress = await Promise.all(
      jobs.map(async (job) => {
        await job.restore();
        let last = 0;
        while (remaining-- > 0) {
          // One in four: a gang then waits for late markers.
          const overlap = Math.random() < 0.25;
          const kill = await (overlap ? job.overlap() : job.kill());
          overlaps += overlap ? 1 : 0;
          kills.push(kill);
          last = kill.restored;
        }
        await job.endOld();
        return last;
      }),
    );
    const late = kills.filter(({ restored, promised }) => restored < promised);
    const count = `${kills.length - late.length} of ${kills.length}`;
    process.stderr.write(
      `checkpoints: ${count} kills restore a complete state that is not older than promised; ${overlaps} of them while the old pods still copy\n`,
    );
    expect(late).toEqual([]);
    expect(kills).toHaveLength(100);
    expect(overlaps).toBeGreaterThan(5);
    // Every job made progress that survived.
    for (const step of progress) expect(step).toBeGreaterThan(1);
  }, 600_000);
});
