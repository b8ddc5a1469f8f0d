import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyScript, deliveringScript, fetchScript, restoreScript } from '../../../lib/plan/resolve/training-scripts';

/** Copies from folder to folder as rclone does, without files that are not finished; 3 for a folder that is not there. */
const rclone = `#!/bin/sh
verb=$1
for last; do from=$to; to=$last; done
[ -e "$from" ] || exit 3
if [ -e "$RCLONE_FAILS" ]; then exit 1; fi
mkdir -p "$to"
if [ "$verb" = sync ]; then rm -rf "$to"/*; fi
if [ -d "$from" ]; then
  for file in "$from"/*; do
    case "$file" in *.partial|*.tmp|*'*') ;; *) cp -r "$file" "$to"/ ;; esac
  done
else
  cp "$from" "$to"/
fi
`;

const root = mkdtempSync(join(tmpdir(), 'model-platform-training-'));
const processes: ChildProcess[] = [];
let place = '';
let env: Record<string, string> = {};

beforeEach(() => {
  place = mkdtempSync(join(root, 'one-'));
  for (const folder of ['bin', 'checkpoints', 'output', 'hand-over', 'bucket']) mkdirSync(join(place, folder));
  writeFileSync(join(place, 'bin/rclone'), rclone);
  chmodSync(join(place, 'bin/rclone'), 0o755);
  env = {
    PATH: `${join(place, 'bin')}:${process.env.PATH}`,
    CHECKPOINT_DIRECTORY: join(place, 'checkpoints'),
    CHECKPOINT_EVERY_SECONDS: '1',
    CHECKPOINT_REMOTE: join(place, 'bucket/checkpoints'),
    CHECKPOINT_VERB: 'copy',
    OUTPUT_DIRECTORY: join(place, 'output'),
    OUTPUT_REMOTE: join(place, 'bucket/output'),
    HAND_OVER_DIRECTORY: join(place, 'hand-over'),
    RCLONE_FAILS: join(place, 'fails'),
  };
});

afterEach(() => {
  for (const one of processes.splice(0)) one.kill('SIGKILL');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function start(script: string, ...args: readonly string[]): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script, 'program', ...args], { env, stdio: 'ignore' });
  processes.push(child);
  return child;
}

function run(script: string, more: Readonly<Record<string, string>> = {}): number {
  try {
    execFileSync('/bin/sh', ['-c', script], { env: { ...env, ...more }, stdio: 'ignore' });
    return 0;
  } catch (error) {
    return Number((error as { readonly status: number }).status);
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode === null) child.once('exit', resolve);
    else resolve(child.exitCode);
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(condition()).toBe(true);
}

function write(file: string): void {
  writeFileSync(join(place, file), 'content');
}

function isThere(file: string): boolean {
  return existsSync(join(place, file));
}

describe('fetch', () => {
  test('brings a folder', () => {
    mkdirSync(join(place, 'bucket/clicks'));
    write('bucket/clicks/day-1');
    expect(run(fetchScript, { DATA_REMOTE: join(place, 'bucket/clicks'), DATA_DIRECTORY: join(place, 'data') })).toBe(
      0,
    );
    expect(isThere('data/day-1')).toBe(true);
  });

  test('fails where there is nothing', () => {
    expect(run(fetchScript, { DATA_REMOTE: join(place, 'bucket/none'), DATA_DIRECTORY: join(place, 'data') })).toBe(3);
  });
});

describe('restore', () => {
  test('brings what a run has kept', () => {
    mkdirSync(join(place, 'bucket/checkpoints'));
    write('bucket/checkpoints/last');
    expect(run(restoreScript)).toBe(0);
    expect(isThere('checkpoints/last')).toBe(true);
  });

  test('lets a run begin that has kept nothing yet', () => {
    expect(run(restoreScript)).toBe(0);
    expect(readdirSync(join(place, 'checkpoints'))).toEqual([]);
  });

  test('fails when the bucket cannot be read: the run would begin anew and write over what there is', () => {
    mkdirSync(join(place, 'bucket/checkpoints'));
    write('fails');
    expect(run(restoreScript)).toBe(1);
  });
});

describe('copy', () => {
  test('keeps checkpoints while the program runs, but for those that are not finished', async () => {
    write('checkpoints/step-1');
    write('checkpoints/step-2.partial');
    start(copyScript);
    await until(() => isThere('bucket/checkpoints/step-1'));
    expect(readdirSync(join(place, 'bucket/checkpoints'))).toEqual(['step-1']);
  });

  test('keeps the last one when it is told to stop, and ends', async () => {
    env.CHECKPOINT_EVERY_SECONDS = '3600';
    const copying = start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 300));
    write('checkpoints/last');
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
    expect(isThere('bucket/checkpoints/last')).toBe(true);
  });

  test('goes on after a copy that failed', async () => {
    write('fails');
    write('checkpoints/step-1');
    start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(isThere('bucket/checkpoints')).toBe(false);
    rmSync(join(place, 'fails'));
    await until(() => isThere('bucket/checkpoints/step-1'));
  });

  test('keeps nothing of checkpoints where a job has none', async () => {
    env.CHECKPOINT_REMOTE = '';
    write('checkpoints/step-1');
    const copying = start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    copying.kill('SIGTERM');
    await ended(copying);
    expect(readdirSync(join(place, 'bucket'))).toEqual([]);
  });
});

describe('a program with an output', () => {
  test('is complete when its output is in the bucket', async () => {
    start(copyScript);
    const program = start(deliveringScript, 'sh', '-c', 'echo model > "$OUTPUT_DIRECTORY/model"');
    expect(await ended(program)).toBe(0);
    expect(isThere('bucket/output/model')).toBe(true);
  });

  test('fails when its output could not be copied', async () => {
    write('fails');
    start(copyScript);
    expect(await ended(start(deliveringScript, 'true'))).toBe(1);
  });

  test('that fails ends with its own code, and its output stays where it is', async () => {
    start(copyScript);
    const program = start(deliveringScript, 'sh', '-c', 'echo half > "$OUTPUT_DIRECTORY/model"; exit 7');
    expect(await ended(program)).toBe(7);
    expect(isThere('bucket/output')).toBe(false);
  });

  test('is passed the signal to stop, and is not complete although it says so', async () => {
    const saves =
      'trap \'echo saved > "$CHECKPOINT_DIRECTORY/last"; exit 0\' TERM; touch "$OUTPUT_DIRECTORY/begun"; while :; do sleep 0.1; done';
    const program = start(deliveringScript, 'sh', '-c', saves);
    await until(() => isThere('output/begun'));
    program.kill('SIGTERM');
    expect(await ended(program)).toBe(143);
    expect(isThere('checkpoints/last')).toBe(true);
    expect(isThere('hand-over/ended')).toBe(false);
  });

  test('gets its arguments as they are', async () => {
    start(copyScript);
    const program = start(deliveringScript, 'sh', '-c', 'printf %s "$1" > "$OUTPUT_DIRECTORY/$2"', 'sh', 'a b', "it's");
    expect(await ended(program)).toBe(0);
    expect(isThere("bucket/output/it's")).toBe(true);
  });
});
