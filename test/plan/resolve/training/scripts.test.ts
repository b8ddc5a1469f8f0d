import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  copyScript,
  deliveringScript,
  fetchScript,
  restoreScript,
} from '../../../../lib/plan/resolve/training/scripts';

/**
 * Copies between folders as rclone does with a bucket: a missing folder is empty, and a missing bucket is exit code 3. Files
 * keep their time.
 */
const rclone = `#!/bin/sh
verb=$1 existing= patterns=/dev/null
shift
while [ $# -gt 2 ]; do
  case $1 in --ignore-existing) existing=1 ;; --exclude-from) patterns=$2 ;; esac
  shift
done
from=$1 to=$2
[ -d "$RCLONE_BUCKET" ] || exit 3
if [ -e "$RCLONE_FAILS" ]; then exit 1; fi
if [ -e "$RCLONE_SLOW" ]; then rm "$RCLONE_SLOW"; exec sleep 20; fi
if [ -f "$from" ]; then cp -p "$from" "$to"/; exit; fi
mkdir -p "$from" "$to"
if [ "$verb" = sync ]; then
  (cd "$to" && find . -type f) | while read -r file; do [ -e "$from/$file" ] || rm "$to/$file"; done
fi
(cd "$from" && find . -type f) | while read -r file; do
  case $file in *.partial|*.tmp) continue ;; esac
  if echo "$file" | sed 's/^.//' | grep -qxFf "$patterns"; then continue; fi
  if [ -n "$existing" ] && [ -e "$to/$file" ]; then continue; fi
  mkdir -p "$(dirname "$to/$file")"
  cp -p "$from/$file" "$to/$file"
done
`;

const root = mkdtempSync(join(tmpdir(), 'model-platform-training-'));
const processes: ChildProcess[] = [];
let place = '';
let env: Record<string, string> = {};

beforeEach(() => {
  place = mkdtempSync(join(root, 'one-'));
  for (const folder of ['bin', 'checkpoints', 'data', 'output', 'hand-over', 'bucket']) mkdirSync(join(place, folder));
  writeFileSync(join(place, 'bin/rclone'), rclone);
  chmodSync(join(place, 'bin/rclone'), 0o755);
  env = {
    PATH: `${join(place, 'bin')}:${process.env.PATH}`,
    CHECKPOINT_DIRECTORY: join(place, 'checkpoints'),
    CHECKPOINT_EVERY_SECONDS: '1',
    CHECKPOINT_REMOTE: join(place, 'bucket/checkpoints/'),
    OUTPUT_DIRECTORY: join(place, 'output'),
    OUTPUT_REMOTE: join(place, 'bucket/output'),
    HAND_OVER_DIRECTORY: join(place, 'hand-over'),
    RCLONE_BUCKET: join(place, 'bucket'),
    RCLONE_FAILS: join(place, 'fails'),
    RCLONE_SLOW: join(place, 'slow'),
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

/** Whether a shell has its trap for the stop signal. The kernel lists caught signals; other systems have no such list. */
function catchesStopSignal({ pid }: ChildProcess): boolean {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return true;
  const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(status, 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${caught}`) & (1n << BigInt(constants.signals.SIGTERM - 1))) !== 0n;
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(condition()).toBe(true);
}

function write(file: string): void {
  writeFileSync(join(place, file), 'content');
}

/** A file with the time of its object, by default a minute ago. */
function put(file: string, content: string, time = new Date(Date.now() - 60_000)): void {
  mkdirSync(dirname(join(place, file)), { recursive: true });
  writeFileSync(join(place, file), content);
  utimesSync(join(place, file), time, time);
}

function read(file: string): string {
  return readFileSync(join(place, file), 'utf8');
}

function isThere(file: string): boolean {
  return existsSync(join(place, file));
}

describe('fetch', () => {
  test('copies a folder', () => {
    mkdirSync(join(place, 'bucket/clicks'));
    write('bucket/clicks/day-1');
    expect(run(fetchScript, { DATA_REMOTE: join(place, 'bucket/clicks'), DATA_DIRECTORY: join(place, 'data') })).toBe(
      0,
    );
    expect(isThere('data/day-1')).toBe(true);
  });

  test('fails for a missing source', () => {
    expect(run(fetchScript, { DATA_REMOTE: join(place, 'bucket/none'), DATA_DIRECTORY: join(place, 'data') })).toBe(3);
  });
});

describe('restore', () => {
  test('restores the checkpoints of a run', () => {
    put('bucket/checkpoints/0/last', 'step 1');
    expect(run(restoreScript)).toBe(0);
    expect(read('checkpoints/last')).toBe('step 1');
  });

  test('succeeds for a run without checkpoints', () => {
    expect(run(restoreScript)).toBe(0);
    expect(readdirSync(join(place, 'checkpoints'))).toEqual([]);
  });

  test('fails for a missing bucket, because no checkpoint could be stored', () => {
    rmSync(join(place, 'bucket'), { recursive: true });
    expect(run(restoreScript)).toBe(3);
  });

  test('fails for an unreadable bucket, because the run would restart from scratch and overwrite its checkpoints', () => {
    put('bucket/checkpoints/0/last', 'step 1');
    write('fails');
    expect(run(restoreScript)).toBe(1);
  });
});

describe('copy', () => {
  beforeEach(() => {
    expect(run(restoreScript)).toBe(0);
  });

  test('copies checkpoints while the program runs, except unfinished ones', async () => {
    write('checkpoints/step-1');
    write('checkpoints/step-2.partial');
    start(copyScript);
    await until(() => isThere('bucket/checkpoints/0/step-1'));
    expect(readdirSync(join(place, 'bucket/checkpoints/0'))).toEqual(['step-1']);
  });

  test('deletes objects of files that the program has deleted', async () => {
    write('checkpoints/step-1');
    start(copyScript);
    await until(() => isThere('bucket/checkpoints/0/step-1'));
    rmSync(join(place, 'checkpoints/step-1'));
    write('checkpoints/step-2');
    await until(() => isThere('bucket/checkpoints/0/step-2') && !isThere('bucket/checkpoints/0/step-1'));
  });

  test('copies the last checkpoint after the stop signal and ends', async () => {
    env.CHECKPOINT_EVERY_SECONDS = '3600';
    const copying = start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 300));
    write('checkpoints/last');
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
    expect(isThere('bucket/checkpoints/0/last')).toBe(true);
  });

  test('cancels a running copy after the stop signal and starts the last one', async () => {
    write('slow');
    write('checkpoints/last');
    const copying = start(copyScript);
    await until(() => !isThere('slow'));
    const begin = Date.now();
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
    expect(Date.now() - begin).toBeLessThan(10_000);
    expect(isThere('bucket/checkpoints/0/last')).toBe(true);
  });

  test('continues after a failed copy', async () => {
    write('fails');
    write('checkpoints/step-1');
    start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(isThere('bucket/checkpoints/0/step-1')).toBe(false);
    rmSync(join(place, 'fails'));
    await until(() => isThere('bucket/checkpoints/0/step-1'));
  });

  test('copies no checkpoints for a job without them', async () => {
    env.CHECKPOINT_REMOTE = '';
    rmSync(join(place, 'bucket/checkpoints'), { recursive: true });
    write('checkpoints/step-1');
    const copying = start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    copying.kill('SIGTERM');
    await ended(copying);
    expect(readdirSync(join(place, 'bucket'))).toEqual([]);
  });
});

describe('the second pod of a gang', () => {
  const own = 'bucket/checkpoints/1';

  beforeEach(() => {
    env.JOB_COMPLETION_INDEX = '1';
  });

  async function saveOnce(): Promise<void> {
    const copying = start(copyScript);
    await new Promise((resolve) => setTimeout(resolve, 200));
    copying.kill('SIGTERM');
    expect(await ended(copying)).toBe(0);
  }

  test('reads the files of the first pod and never copies them back', async () => {
    put('bucket/checkpoints/0/checkpoint.pt', 'step 100');
    expect(run(restoreScript)).toBe(0);
    expect(read('checkpoints/checkpoint.pt')).toBe('step 100');
    put('bucket/checkpoints/0/checkpoint.pt', 'step 200');
    await saveOnce();
    expect(read('bucket/checkpoints/0/checkpoint.pt')).toBe('step 200');
    expect(readdirSync(join(place, own))).toEqual([]);
    expect(run(restoreScript)).toBe(0);
    expect(readdirSync(join(place, 'checkpoints'))).toEqual(['checkpoint.pt']);
  });

  test('has its own files next to those of the first pod', async () => {
    put('bucket/checkpoints/0/rank-0.pt', 'part 0');
    put('bucket/checkpoints/1/rank-1.pt', 'part 1');
    expect(run(restoreScript)).toBe(0);
    expect(readdirSync(join(place, 'checkpoints')).sort()).toEqual(['rank-0.pt', 'rank-1.pt']);
    await saveOnce();
    expect(readdirSync(join(place, own))).toEqual(['rank-1.pt']);
  });

  test('has its own files if all pods use the same names', () => {
    put('bucket/checkpoints/0/part.pt', 'part 0');
    put('bucket/checkpoints/1/part.pt', 'part 1');
    expect(run(restoreScript)).toBe(0);
    expect(read('checkpoints/part.pt')).toBe('part 1');
  });

  test('copies a file that it writes itself under the name of a file of the first pod', async () => {
    put('bucket/checkpoints/0/part.pt', 'part 0');
    expect(run(restoreScript)).toBe(0);
    put('checkpoints/part.pt', 'part 1', new Date(Date.now() + 5000));
    await saveOnce();
    expect(read(`${own}/part.pt`)).toBe('part 1');
    expect(read('bucket/checkpoints/0/part.pt')).toBe('part 0');
  });
});

describe('a program with an output', () => {
  test('completes after its output is in the bucket', async () => {
    start(copyScript);
    const program = start(deliveringScript, 'sh', '-c', 'echo model > "$OUTPUT_DIRECTORY/model"');
    expect(await ended(program)).toBe(0);
    expect(isThere('bucket/output/model')).toBe(true);
  });

  test('fails if its output cannot be copied', async () => {
    write('fails');
    start(copyScript);
    expect(await ended(start(deliveringScript, 'true'))).toBe(1);
  });

  test('exits with its own code on failure, and its output is not copied', async () => {
    start(copyScript);
    const program = start(deliveringScript, 'sh', '-c', 'echo half > "$OUTPUT_DIRECTORY/model"; exit 7');
    expect(await ended(program)).toBe(7);
    expect(isThere('bucket/output')).toBe(false);
  });

  test('receives the stop signal, and does not complete even if it exits with 0', async () => {
    const saves =
      'trap \'echo saved > "$CHECKPOINT_DIRECTORY/last"; exit 0\' TERM; touch "$OUTPUT_DIRECTORY/begun"; while :; do sleep 0.1; done';
    const program = start(deliveringScript, 'sh', '-c', saves);
    await until(() => isThere('output/begun') && catchesStopSignal(program));
    program.kill('SIGTERM');
    expect(await ended(program)).toBe(143);
    expect(isThere('checkpoints/last')).toBe(true);
    expect(isThere('hand-over/ended')).toBe(false);
  });

  test('gets its arguments unchanged', async () => {
    start(copyScript);
    const program = start(deliveringScript, 'sh', '-c', 'printf %s "$1" > "$OUTPUT_DIRECTORY/$2"', 'sh', 'a b', "it's");
    expect(await ended(program)).toBe(0);
    expect(isThere("bucket/output/it's")).toBe(true);
  });
});
