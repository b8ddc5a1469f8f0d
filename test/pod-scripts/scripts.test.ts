import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyScript, deliveringScript, fetchScript } from '../../lib/plan/resolve/training/scripts';
import { list, Pod } from './checkpoint-pod';
import { catchesStopSignal, ended, ScriptRunner, shells, until } from './script-runner';

const copyOutput = copyScript({ checkpoint: false, output: true });

const root = mkdtempSync(join(tmpdir(), 'model-platform-training-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(shells)('with $name', (shell) => {
  let runner: ScriptRunner;

  beforeEach(() => {
    runner = new ScriptRunner(root, shell);
  });

  afterEach(() => runner.end());

  describe('fetch', () => {
    const fetched = () => ({ DATA_REMOTE: runner.path('bucket/clicks'), DATA_DIRECTORY: runner.path('data') });

    test('copies a folder', () => {
      mkdirSync(runner.path('bucket/clicks'));
      runner.write('bucket/clicks/day-1');
      expect(runner.run(fetchScript, fetched())).toBe(0);
      expect(runner.isThere('data/day-1')).toBe(true);
    });

    test('fails for a missing source', () => {
      expect(runner.run(fetchScript, fetched())).toBe(3);
    });
  });

  describe('a program with an output', () => {
    const program = (...args: readonly string[]) => runner.start(deliveringScript, {}, ...args);

    test('completes after its output is in the bucket', async () => {
      runner.start(copyOutput);
      expect(await ended(program('sh', '-c', 'echo model > "$OUTPUT_DIRECTORY/model"'))).toBe(0);
      expect(runner.isThere('bucket/output/model')).toBe(true);
    });

    test('fails if its output cannot be copied', async () => {
      runner.write('fails');
      runner.start(copyOutput);
      expect(await ended(program('true'))).toBe(1);
    });

    test('exits with its own code on failure, and its output is not copied', async () => {
      runner.start(copyOutput);
      expect(await ended(program('sh', '-c', 'echo half > "$OUTPUT_DIRECTORY/model"; exit 7'))).toBe(7);
      expect(runner.isThere('bucket/output')).toBe(false);
    });

    test('receives the stop signal, and does not complete even if it exits with 0', async () => {
      const saves =
        'trap \'echo saved > "$OUTPUT_DIRECTORY/last"; exit 0\' TERM; touch "$OUTPUT_DIRECTORY/begun"; while :; do sleep 0.1; done';
      const running = program('sh', '-c', saves);
      await until(() => runner.isThere('output/files/begun'));
      running.kill('SIGTERM');
      expect(await ended(running)).toBe(143);
      expect(runner.isThere('output/files/last')).toBe(true);
      expect(runner.isThere('program/ended')).toBe(false);
    });

    test('receives a stop signal that arrives before it has started', async () => {
      // The program starts only after the shell has its trap.
      const running = program('sh', '-c', 'cat /proc/$PPID/status > "$OUTPUT_DIRECTORY/status"; exec sleep 30');
      await until(() => catchesStopSignal(running));
      running.kill('SIGTERM');
      expect(await ended(running)).toBe(143);
    });

    test('gets its arguments unchanged', async () => {
      runner.start(copyOutput);
      expect(await ended(program('sh', '-c', 'printf %s "$1" > "$OUTPUT_DIRECTORY/$2"', 'sh', 'a b', "it's"))).toBe(0);
      expect(runner.isThere("bucket/output/it's")).toBe(true);
    });
  });

  test('the sidecar of a job with checkpoints and an output copies both', async () => {
    const pod = new Pod(runner);
    expect(pod.restore()).toBe(0);
    pod.write('step-1');
    const env = { ...pod.env, CHECKPOINT_EVERY_SECONDS: '3600' };
    const copying = runner.start(copyScript({ checkpoint: true, output: true }), env);
    const program = runner.start(deliveringScript, {}, 'sh', '-c', 'echo model > "$OUTPUT_DIRECTORY/model"');
    expect(await ended(program)).toBe(0);
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
    expect(runner.isThere('bucket/output/model')).toBe(true);
    expect(list(runner.path('bucket/fit')).filter((name) => name.endsWith('/step-1'))).toHaveLength(1);
  });

  test('the sidecar of a job without checkpoints ends after the stop signal', async () => {
    const copying = runner.start(copyOutput);
    await until(() => catchesStopSignal(copying));
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
    expect(runner.isThere('log')).toBe(false);
  });
});
