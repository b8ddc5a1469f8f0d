import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { restoreScript } from '../../lib/plan/resolve/training/checkpoint-scripts';
import { checkpointScrape } from '../../lib/plan/resolve/training/copies';
import { copyScript } from '../../lib/plan/resolve/training/scripts';
import { freePort } from './local-process';
import { type LocalObjectStore, startObjectStore } from './object-store';
import { objectStore } from './python';
import { temporaryFolder } from './servers';

const copyCheckpoints = copyScript({ checkpoint: true, output: false });

const folder = temporaryFolder();
const python = objectStore('rclone with the checkpoints of a gang');
const bin = python.kind === 'ready' ? python.bin : '';
const keys = { AWS_ACCESS_KEY_ID: 'checkpoints', AWS_SECRET_ACCESS_KEY: 'checkpoints-secret' };
let workspace = '';
let bucket = '';
let store: LocalObjectStore | undefined;

/** Environment of a pod of a gang that stores its checkpoints in a bucket of a local S3 server. */
function pod(index: number, inBucket = bucket): NodeJS.ProcessEnv {
  return {
    PATH: `${bin}:${process.env.PATH}`,
    RCLONE_CONFIG: '/dev/null',
    RCLONE_S3_NO_CHECK_BUCKET: 'true',
    ...keys,
    CHECKPOINT_VOLUME: join(workspace, `pod-${index}`),
    CHECKPOINT_PODS: '2',
    CHECKPOINT_SETTLE_SECONDS: '0',
    CHECKPOINT_EVERY_SECONDS: '3600',
    CHECKPOINT_REMOTE: `:s3,provider=Other,env_auth=true,endpoint="${store?.endpoint}":${inBucket}/fit/`,
    JOB_COMPLETION_INDEX: String(index),
    JOB_UID: 'job',
  };
}

function restore(env: NodeJS.ProcessEnv): number {
  return spawnSync('/bin/sh', ['-c', restoreScript], { env, stdio: 'ignore' }).status ?? -1;
}

async function saveOnce(env: NodeJS.ProcessEnv): Promise<void> {
  const copying = spawn('/bin/sh', ['-c', copyCheckpoints], { env, stdio: 'ignore' });
  await sleep(300);
  copying.kill('SIGTERM');
  await new Promise((resolve) => copying.once('exit', resolve));
}

function put(index: number, file: string, content: string): void {
  const path = join(workspace, `pod-${index}/files`, file);
  writeFileSync(`${path}.partial`, content);
  renameSync(`${path}.partial`, path);
}

const read = (index: number, file: string) => readFileSync(join(workspace, `pod-${index}/files`, file), 'utf8');

/** Files of both pods in the bucket, without the names of their snapshots. */
const stored = () =>
  [0, 1].map((index) => {
    const env = pod(index);
    const list = ['lsf', '-R', '--files-only', `${env.CHECKPOINT_REMOTE}data/${index}/`];
    const { stdout } = spawnSync(join(bin, 'rclone'), list, { env, encoding: 'utf8' });
    return stdout.split('\n').flatMap((line) => (line === '' ? [] : [basename(line)]));
  });

beforeAll(async () => {
  if (python.kind === 'ready') store = await startObjectStore(bin);
});

afterAll(() => {
  store?.end();
});

beforeEach(async () => {
  workspace = mkdtempSync(join(folder, 'gang-'));
  bucket = basename(workspace).toLowerCase();
  await store?.createBucket(bucket);
});

/** Pods of a gang agree on the last copy of an attempt only if the next attempt begins some seconds later. */
const betweenAttempts = 3000;

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100 && !(await condition()); turn++) await sleep(100);
}

(python.kind === 'ready' ? describe : describe.skip)('checkpoints of a gang in a bucket', () => {
  test('restore succeeds without checkpoints, and fails without a bucket', () => {
    expect(restore(pod(1))).toBe(0);
    expect(restore(pod(1, 'none'))).not.toBe(0);
  });

  test('every pod restores shared checkpoints, and only the first pod uploads them', async () => {
    const name = 'step [1] {a}*.pt';
    const [first, second] = [pod(0), pod(1)];
    expect([restore(first), restore(second)]).toEqual([0, 0]);
    put(0, name, 'step 100');
    await Promise.all([saveOnce(first), saveOnce(second)]);
    await sleep(betweenAttempts);
    expect([restore(first), restore(second)]).toEqual([0, 0]);
    expect(read(1, name)).toBe('step 100');
    rmSync(join(workspace, 'pod-0/files', name));
    put(0, 'step 2.pt', 'step 200');
    await sleep(2000);
    await saveOnce(first);
    await saveOnce(second);
    await saveOnce(first);
    await saveOnce(first);
    expect(stored()).toEqual([['step 2.pt'], []]);
  });

  test('pods keep checkpoints with the same name apart', async () => {
    expect([0, 1].map((index) => restore(pod(index)))).toEqual([0, 0]);
    for (const index of [0, 1]) put(index, 'part.pt', `part ${index}`);
    await Promise.all([saveOnce(pod(0)), saveOnce(pod(1))]);
    await sleep(betweenAttempts);
    expect([0, 1].map((index) => restore(pod(index)))).toEqual([0, 0]);
    expect([read(0, 'part.pt'), read(1, 'part.pt')]).toEqual(['part 0', 'part 1']);
  });

  test('the sidecar serves the time of the newest checkpoint in the format of Prometheus', async () => {
    const port = await freePort(9465);
    const env = { ...pod(0), CHECKPOINT_PODS: '1', CHECKPOINT_EVERY_SECONDS: '1' };
    expect(restore(env)).toBe(0);
    const metrics = () => fetch(`http://127.0.0.1:${port}${checkpointScrape({}).path}`);
    const copying = spawn('/bin/sh', ['-c', copyCheckpoints], {
      env: { ...env, CHECKPOINT_METRICS_ADDRESS: `127.0.0.1:${port}` },
      stdio: 'ignore',
    });
    const value = async () =>
      Number(/^model_platform_checkpoint_timestamp_seconds (\d+)$/m.exec(await (await metrics()).text())?.[1]);
    await until(() =>
      metrics()
        .then(({ ok }) => ok)
        .catch(() => false),
    );
    expect((await metrics()).headers.get('content-type')).toMatch(/^text\/plain/);
    await sleep(2000);
    const before = Math.floor(Date.now() / 1000);
    put(0, 'step 1.pt', 'step 1');
    await until(async () => (await value()) >= before);
    expect(await value()).toBeLessThanOrEqual(before + 1);
    copying.kill('SIGTERM');
    await new Promise((resolve) => copying.once('exit', resolve));
    await until(() =>
      metrics().then(
        () => false,
        () => true,
      ),
    );
    await expect(metrics()).rejects.toThrow();
  });
});
