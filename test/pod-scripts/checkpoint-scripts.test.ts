import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list, Pod } from './checkpoint-pod';
import { ended, ScriptRunner, shells, slowSeconds, until } from './script-runner';

const root = mkdtempSync(join(tmpdir(), 'model-platform-checkpoints-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// The last shell is BusyBox if it is installed. All cases take long, so they run with one shell only.
describe.each(shells.slice(-1))('checkpoints with $name', (shell) => {
  let runner: ScriptRunner;
  /** Files in the bucket, without the folders of snapshots, whose names have random parts. */
  const data = () =>
    list(runner.path('bucket/fit/data'))
      .map((file) => file.replace(/^(\d+)\/[^/]+\//, '$1/'))
      .sort();
  const markers = () => list(runner.path('bucket/fit/markers')).filter((name) => !name.includes('claim-'));
  const restored = (...pod: readonly [number?, number?]) => {
    const again = new Pod(runner, ...pod);
    expect(again.restore()).toBe(0);
    return again;
  };

  beforeEach(() => {
    runner = new ScriptRunner(root, shell);
  });

  afterEach(() => runner.end());

  test('a run without checkpoints starts with an empty folder', () => {
    expect(restored().files()).toEqual([]);
  });

  test('restore fails for a missing bucket and for an unreadable one, because the run would start from scratch', () => {
    runner.write('fails');
    expect(new Pod(runner).restore()).toBe(1);
    rmSync(runner.path('bucket'), { recursive: true });
    expect(new Pod(runner).restore()).toBe(3);
  });

  test('finished files are copied while the program runs, and restored', async () => {
    const pod = restored();
    pod.write('step-1/part [1] {a}*.pt', 'step 1');
    runner.write(`${pod.volume}/files/step-2.tmp`);
    runner.write(`${pod.volume}/files/step-3.partial/part`);
    pod.start();
    await until(() => markers().length > 0);
    const again = restored();
    expect(again.files()).toEqual(['step-1/part [1] {a}*.pt']);
    expect(again.read('step-1/part [1] {a}*.pt')).toBe('step 1');
  });

  test('files that are in the bucket are not uploaded again, also after a restart', async () => {
    const pod = restored();
    pod.write('a');
    await pod.saveOnce();
    pod.write('b');
    await pod.saveOnce();
    const again = restored();
    again.write('c');
    await again.saveOnce();
    const uploads = runner
      .read('log')
      .split('\n')
      .filter((line) => /^copy .*snapshot /.test(line));
    expect(uploads).toHaveLength(3);
    expect(data()).toEqual(['0/a', '0/b', '0/c']);
    expect(restored().files()).toEqual(['a', 'b', 'c']);
  });

  test('a snapshot is newer than those of earlier attempts, also if their clock was ahead', async () => {
    const pod = restored();
    pod.write('a');
    await pod.saveOnce();
    const [marker = ''] = markers();
    const ahead = marker.replace(/-(\d+)-([^-]+)$/, (_, time, writer) => `-${Number(time) + 2}-${writer}`);
    renameSync(runner.path(`bucket/fit/markers/${marker}`), runner.path(`bucket/fit/markers/${ahead}`));
    const again = restored();
    again.write('b');
    await again.saveOnce();
    expect(restored().files()).toEqual(['a', 'b']);
  });

  test('a replaced file has another object, and the old one is deleted after the marker of the new one', async () => {
    const pod = restored();
    pod.write('last', 'step 1');
    await pod.saveOnce();
    const before = list(runner.path('bucket/fit/data'));
    pod.write('last', 'step 2');
    runner.write('breaks');
    await pod.saveOnce();
    // The upload failed, so the old state is complete.
    expect(list(runner.path('bucket/fit/data'))).toEqual(expect.arrayContaining([...before]));
    expect(restored().read('last')).toBe('step 1');
  });

  test('a failed upload continues with the files that are missing', async () => {
    const pod = restored();
    pod.write('a');
    pod.write('b');
    runner.write('breaks');
    await pod.saveOnce();
    expect(markers()).toEqual([]);
    expect(data()).toHaveLength(1);
    await pod.saveOnce();
    expect(restored().files()).toEqual(['a', 'b']);
    expect(data()).toEqual(['0/a', '0/b']);
  });

  test('objects of deleted files and of failed uploads are deleted', async () => {
    const pod = restored();
    pod.write('step-1');
    pod.write('step-1-more');
    runner.write('breaks');
    await pod.saveOnce();
    pod.remove('step-1');
    pod.remove('step-1-more');
    pod.write('step-2');
    await pod.saveOnce();
    expect(data()).toEqual(['0/step-2']);
    expect(markers()).toHaveLength(1);
  });

  test('a snapshot whose marker is not stored is not restored, and its objects are used by the next one', async () => {
    const pod = restored();
    pod.write('step-1');
    await pod.saveOnce();
    pod.write('step-2');
    await pod.saveOnce();
    for (const name of markers()) rmSync(runner.path(`bucket/fit/markers/${name}`));
    expect(restored().files()).toEqual([]);
  });

  test('restore fails if an object of the marker is missing', async () => {
    const pod = restored();
    pod.write('step-1');
    await pod.saveOnce();
    rmSync(runner.path('bucket/fit/data'), { recursive: true });
    expect(new Pod(runner).restore()).toBe(1);
  });

  test('the stop signal cancels a running copy in favor of the last one', async () => {
    const pod = restored();
    pod.write('step-1');
    runner.write('slow');
    const copying = pod.start();
    await until(() => !runner.isThere('slow'));
    pod.write('last');
    const begin = Date.now();
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
    expect(Date.now() - begin).toBeLessThan(slowSeconds * 1000);
    expect(restored().files()).toEqual(['last', 'step-1']);
  });

  test('a pod stops writing when a later attempt has claimed the folder', async () => {
    const old = restored();
    old.write('step-1');
    await old.saveOnce();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const later = restored();
    old.write('step-2');
    await old.saveOnce();
    expect(restored().files()).toEqual(['step-1']);
    expect(later.files()).toEqual(['step-1']);
    // A pod of another run of the same program.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const other = new Pod(runner, 0, 1, { JOB_UID: 'job-2' });
    expect(other.restore()).toBe(0);
    other.write('step-3');
    await other.saveOnce();
    expect(restored().files()).toEqual(['step-1', 'step-3']);
  });

  test('the metric is the time of the newest file, or of the start of the pod', async () => {
    const seconds = () => Math.floor(Date.now() / 1000);
    const before = seconds();
    const pod = restored();
    const after = seconds();
    const metric = () =>
      Number(
        /^model_platform_checkpoint_timestamp_seconds (\d+)$/m.exec(
          runner.read(`${pod.volume}/state/metrics/metrics.txt`),
        )?.[1],
      );
    await pod.saveOnce();
    const start = metric();
    expect(start).toBeGreaterThanOrEqual(before);
    expect(start).toBeLessThanOrEqual(after);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    pod.write('step-1');
    await pod.saveOnce();
    expect(metric()).toBe(pod.writtenAt('step-1'));
    expect(metric()).toBeGreaterThan(start);
    const bytes = /^model_platform_checkpoint_folder_bytes (\d+)$/m.exec(
      runner.read(`${pod.volume}/state/metrics/metrics.txt`),
    );
    expect(Number(bytes?.[1])).toBeGreaterThan(0);
  });

  describe('in a gang', () => {
    /** A marker of a pod with one file, as its sidecar stores it. */
    function mark(pod: number, from: number, to: number, content: string): void {
      const id = `${from}-writer${pod}`;
      runner.write(`bucket/fit/data/${pod}/${id}/part-${pod}.pt`, content);
      runner.write(
        `bucket/fit/markers/${pod}/${from}-${to}-${from}-${id}`,
        `${id}\t${content.length}\tpart-${pod}.pt\nend\t1\n`,
      );
    }

    test('a step that one pod has not marked is restored by none', () => {
      mark(0, 100, 200, 'step 1');
      mark(0, 210, 300, 'step 2');
      mark(1, 110, 205, 'step 1');
      expect(restored(0, 2).read('part-0.pt')).toBe('step 1');
      expect(restored(1, 2).read('part-1.pt')).toBe('step 1');
      mark(1, 215, 290, 'step 2');
      expect(restored(0, 2).read('part-0.pt')).toBe('step 2');
      expect(restored(1, 2).read('part-1.pt')).toBe('step 2');
    });

    test('the last states of pods that have ended belong together, until a later attempt begins', async () => {
      const [first, second] = [restored(0, 2), restored(1, 2)];
      first.write('part.pt', 'step 1 of 0');
      await first.saveOnce();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      second.write('part.pt', 'step 1 of 1');
      await second.saveOnce();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const later = restored(0, 2);
      expect(later.read('part.pt')).toBe('step 1 of 0');
      expect(restored(1, 2).read('part.pt')).toBe('step 1 of 1');
      // One pod of the later attempt stores a state, and the other one does not.
      later.write('part.pt', 'step 2 of 0');
      await later.saveOnce();
      expect(restored(0, 2).read('part.pt')).toBe('step 1 of 0');
      expect(restored(1, 2).read('part.pt')).toBe('step 1 of 1');
    });

    test('nothing is restored without a moment that all pods have marked', () => {
      mark(0, 100, 200, 'step 1');
      mark(1, 210, 300, 'step 2');
      expect(restored(0, 2).files()).toEqual([]);
      expect(restored(1, 2).files()).toEqual([]);
    });

    test('the marker of the common moment is kept until all pods have a newer one', async () => {
      mark(0, 100, 200, 'step 1');
      mark(1, 100, 200, 'step 1');
      const pod = restored(0, 2);
      for (const step of [2, 3, 4, 5]) {
        pod.write('part-0.pt', `step ${step}`);
        await pod.saveOnce();
      }
      // The common moment and the newest two.
      expect(markers().filter((name) => name.startsWith('0/'))).toHaveLength(3);
      expect(data().filter((name) => name.startsWith('0/'))).toHaveLength(3);
      expect(restored(0, 2).read('part-0.pt')).toBe('step 1');
      expect(restored(1, 2).read('part-1.pt')).toBe('step 1');
    });

    test('other pods read the files of the first pod, and never copy them', async () => {
      mark(0, 100, 200, 'step 1');
      mark(1, 100, 200, 'step 1');
      const second = restored(1, 2);
      expect(second.files()).toEqual(['part-0.pt', 'part-1.pt']);
      second.write('part-1.pt', 'step 2');
      await second.saveOnce();
      expect(
        data()
          .filter((name) => name.startsWith('1/'))
          .sort(),
      ).toEqual(['1/part-1.pt', '1/part-1.pt']);
    });

    test('a pod has its own files if all pods use the same names, and copies them', async () => {
      const [first, second] = [restored(0, 2), restored(1, 2)];
      first.write('part.pt', 'part 0');
      second.write('part.pt', 'part 1');
      await new Promise((resolve) => setTimeout(resolve, 4000));
      await Promise.all([first.saveOnce(), second.saveOnce()]);
      expect(restored(0, 2).read('part.pt')).toBe('part 0');
      const again = restored(1, 2);
      expect(again.read('part.pt')).toBe('part 1');
      expect(readdirSync(runner.path('bucket/fit/data')).sort()).toEqual(['0', '1']);
    });

    test('a pod replaces a file of the first pod by one of its own', async () => {
      mark(0, 100, 200, 'part 0');
      mark(1, 100, 200, 'part 1');
      const second = restored(1, 2);
      second.write('part-0.pt', 'own');
      await second.saveOnce();
      expect(data()).toContain('1/part-0.pt');
    });
  });
});
