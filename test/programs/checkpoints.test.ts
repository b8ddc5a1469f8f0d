import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyScript, restoreScript } from '../../lib/plan/resolve/training/scripts';
import { freePort } from './local-process';
import { scikitLearnServer } from './python';
import { temporaryFolder } from './servers';

const folder = temporaryFolder();
const python = scikitLearnServer('rclone with the checkpoints of a gang');
const bin = python.kind === 'ready' ? python.bin : '';
const keys = { AWS_ACCESS_KEY_ID: 'checkpoints', AWS_SECRET_ACCESS_KEY: 'checkpoints-secret' };
let workspace = '';
let store: ChildProcess | undefined;
let endpoint = '';

/** Environment of a pod that stores its checkpoints in a bucket of a local S3 server. */
function pod(index: number, bucket = 'models'): NodeJS.ProcessEnv {
  const own = join(workspace, `pod-${index}`);
  for (const name of ['checkpoints', 'hand-over']) mkdirSync(join(own, name), { recursive: true });
  return {
    PATH: `${bin}:${process.env.PATH}`,
    RCLONE_CONFIG: '/dev/null',
    RCLONE_S3_NO_CHECK_BUCKET: 'true',
    ...keys,
    CHECKPOINT_DIRECTORY: join(own, 'checkpoints'),
    CHECKPOINT_EVERY_SECONDS: '3600',
    CHECKPOINT_REMOTE: `:s3,provider=Rclone,env_auth=true,endpoint="${endpoint}":${bucket}/fit/`,
    HAND_OVER_DIRECTORY: join(own, 'hand-over'),
    JOB_COMPLETION_INDEX: String(index),
  };
}

function restore(env: NodeJS.ProcessEnv): number {
  try {
    execFileSync('/bin/sh', ['-c', restoreScript], { env, stdio: 'ignore' });
    return 0;
  } catch (error) {
    return Number((error as { readonly status: number }).status);
  }
}

async function saveOnce(env: NodeJS.ProcessEnv): Promise<void> {
  const copying = spawn('/bin/sh', ['-c', copyScript], { env, stdio: 'ignore' });
  await sleep(300);
  copying.kill('SIGTERM');
  await new Promise((resolve) => copying.once('exit', resolve));
}

function put(file: string, content: string): void {
  const aMinuteAgo = new Date(Date.now() - 60_000);
  mkdirSync(dirname(join(workspace, file)), { recursive: true });
  writeFileSync(join(workspace, file), content);
  utimesSync(join(workspace, file), aMinuteAgo, aMinuteAgo);
}

const read = (file: string) => readFileSync(join(workspace, file), 'utf8');

beforeEach(async () => {
  workspace = mkdtempSync(join(folder, 'gang-'));
  mkdirSync(join(workspace, 'buckets/models'), { recursive: true });
  const port = await freePort(9000);
  endpoint = `http://127.0.0.1:${port}`;
  const key = `${keys.AWS_ACCESS_KEY_ID},${keys.AWS_SECRET_ACCESS_KEY}`;
  const argv = ['serve', 's3', '--addr', `127.0.0.1:${port}`, '--auth-key', key, '--dir-cache-time', '0s'];
  store = spawn(join(bin, 'rclone'), [...argv, `:local:${join(workspace, 'buckets')}`], {
    env: { RCLONE_CONFIG: '/dev/null' },
    stdio: 'ignore',
  });
  await until(() =>
    fetch(endpoint).then(
      () => true,
      () => false,
    ),
  );
});

afterEach(() => {
  store?.kill('SIGKILL');
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100 && !(await condition()); turn++) await sleep(100);
}

(python.kind === 'ready' ? describe : describe.skip)('checkpoints of a gang in a bucket', () => {
  test('restore succeeds without checkpoints, and fails without a bucket', () => {
    expect(restore(pod(1))).toBe(0);
    expect(restore(pod(1, 'none'))).not.toBe(0);
  });

  test('every pod restores shared checkpoints, and only the first pod uploads them', async () => {
    const [first, second] = [pod(0), pod(1)];
    expect([restore(first), restore(second)]).toEqual([0, 0]);
    put('pod-0/checkpoints/step [1] {a}*.pt', 'step 100');
    await Promise.all([saveOnce(first), saveOnce(second)]);
    for (const name of ['pod-0', 'pod-1']) rmSync(join(workspace, name), { recursive: true });
    expect([restore(pod(0)), restore(pod(1))]).toEqual([0, 0]);
    expect(read('pod-1/checkpoints/step [1] {a}*.pt')).toBe('step 100');
    rmSync(join(workspace, 'pod-0/checkpoints/step [1] {a}*.pt'));
    put('pod-0/checkpoints/step 2.pt', 'step 200');
    await saveOnce(first);
    await saveOnce(second);
    expect(readdirSync(join(workspace, 'buckets/models/fit'))).toEqual(['0']);
    expect(readdirSync(join(workspace, 'buckets/models/fit/0'))).toEqual(['step 2.pt']);
  });

  test('pods keep checkpoints with the same name apart', async () => {
    const pods = [pod(0), pod(1)];
    expect(pods.map(restore)).toEqual([0, 0]);
    for (const index of [0, 1]) put(`pod-${index}/checkpoints/part.pt`, `part ${index}`);
    await Promise.all(pods.map(saveOnce));
    for (const index of [0, 1]) rmSync(join(workspace, `pod-${index}`), { recursive: true });
    expect([pod(0), pod(1)].map(restore)).toEqual([0, 0]);
    expect(read('pod-0/checkpoints/part.pt')).toBe('part 0');
    expect(read('pod-1/checkpoints/part.pt')).toBe('part 1');
  });
});
