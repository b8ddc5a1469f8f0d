import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { dataPrefix } from '../../../../lib/plan/resolve/training/paths';
import { MiB } from '../../../../lib/units/quantity';
import { containerOf, gpuGang, resolvedJob, trains } from '../../../fixtures/gpu-job';

test('init containers fetch data and checkpoints, and a sidecar copies checkpoints and output', () => {
  const { pod } = resolvedJob(trains(gpuGang));
  expect(pod.initContainers.map(({ name }) => name)).toEqual(['output', 'data-0', 'restore']);
  expect(pod.sidecars.map(({ name }) => name)).toEqual(['copy']);
  expect(pod.containers.map(({ name }) => name)).toEqual(['program']);
});

test('a job without checkpoints and output has no sidecar', () => {
  const { pod } = resolvedJob(trains());
  expect([...pod.initContainers, ...pod.sidecars]).toEqual([]);
});

test('every program has its own folders in buckets', () => {
  const job = resolvedJob(trains(gpuGang));
  const { env } = containerOf(job, 'copy');
  expect(env.CHECKPOINT_REMOTE).toMatch(/^:s3,.*:acme-models-[0-9a-f]{8}\/fit\/checkpoints\/fit-[0-9a-f]{8}\/$/);
  expect(env.OUTPUT_REMOTE).toMatch(/\/fit\/output\/fit-[0-9a-f]{8}\/$/);
  expect(containerOf(job, 'restore').env.CHECKPOINT_REMOTE).toBe(env.CHECKPOINT_REMOTE);
});

describe('the folders of a job', () => {
  const folders = (change: Partial<TrainingJobSpec> = {}) => {
    const { checkpoint, output } = resolvedJob(trains({ ...gpuGang, ...change }));
    return [checkpoint?.path, output?.path];
  };
  const { data } = gpuGang;

  test.each<[string, Partial<TrainingJobSpec>]>([
    ['deadline', { deadline: '1h' }],
    ['retries', { retries: 0 }],
    ['priority', { priority: 'high' }],
    ['memory', { resources: { memory: '100Gi' } }],
    ['size of data', { data: { '/data': { bucket: 'models', path: 'clicks', size: '20Gi' } } }],
    ['time between checkpoints', { checkpoint: { bucket: 'models', path: 'fit/checkpoints', every: '1m' } }],
  ])('of checkpoints keep their name with another %s, and the output of the new run has a new one', (_, change) => {
    expect(folders(change)[0]).toBe(folders()[0]);
    expect(folders(change)[1]).not.toBe(folders()[1]);
    expect(resolvedJob(trains({ ...gpuGang, ...change })).run).not.toBe(resolvedJob(trains(gpuGang)).run);
  });

  test.each<[string, Partial<TrainingJobSpec>]>([
    ['image', { image: `example.org/fit@sha256:${'9'.repeat(64)}` }],
    ['command', { command: ['python', 'other.py'] }],
    ['env', { env: { EPOCHS: '3' } }],
    ['data', { data: { ...data, '/more': { bucket: 'models', path: 'more' } } }],
    ['number of nodes', { framework: { kind: 'pytorch', nodes: 3 } }],
    ['number of processes', { framework: { kind: 'pytorch', nodes: 2, processesPerNode: 1 } }],
    ['run', { run: '2' }],
  ])('change with another %s', (_, change) => {
    expect(folders(change)[0]).not.toBe(folders()[0]);
    expect(folders(change)[1]).not.toBe(folders()[1]);
  });

  test('of the output have the name of the run, which the program knows', () => {
    const job = resolvedJob(trains(gpuGang));
    expect(job.output?.path).toBe(`fit/output/${job.run}`);
    expect(containerOf(job, 'program').env.RUN_NAME).toBe(job.run);
  });
});

test.each(['restore', 'copy'])('%s has the volume of checkpoints, of which the program sees the files', (name) => {
  const job = resolvedJob(trains(gpuGang));
  const volume = { volume: 'checkpoints', path: '/run/checkpoints', readOnly: false };
  expect(containerOf(job, name).mounts).toContainEqual(volume);
  expect(containerOf(job, name).env).toMatchObject({ CHECKPOINT_VOLUME: '/run/checkpoints', CHECKPOINT_PODS: '2' });
  expect(containerOf(job, name).fieldEnv).toEqual({
    JOB_UID: "metadata.labels['batch.kubernetes.io/controller-uid']",
  });
  const files = { ...volume, path: '/checkpoints', subPath: 'files' };
  expect(containerOf(job, 'program').mounts).toContainEqual(files);
});

test('the pods of a gang wait until pods of an earlier attempt have stopped writing markers', () => {
  const settle = (nodes: number) =>
    containerOf(resolvedJob(trains({ ...gpuGang, framework: { kind: 'pytorch', nodes } })), 'restore').env
      .CHECKPOINT_SETTLE_SECONDS;
  expect([settle(1), settle(2)]).toEqual(['0', '15']);
});

test('the sidecar has memory for the parts of a large file', () => {
  const memory = (size: string) =>
    containerOf(
      resolvedJob(trains({ ...gpuGang, checkpoint: { bucket: 'models', path: 'a', every: '3h', size } })),
      'copy',
    ).resources.memoryBytes / MiB;
  // 16 parts of 500Gi / 10,000.
  expect([memory('1Gi'), memory('500Gi')]).toEqual([512, 1076]);
});

test('Prometheus scrapes the age of the checkpoints', () => {
  const job = resolvedJob(trains(gpuGang));
  expect(containerOf(job, 'copy').ports).toEqual([{ name: 'metrics', port: 9465 }]);
  expect(job.scrape).toMatchObject({ selector: job.selector, port: 'metrics', path: '/metrics.txt' });
  expect(resolvedJob(trains())).not.toHaveProperty('scrape');
});

test('data is mounted read-only in its folder', () => {
  const job = resolvedJob(trains(gpuGang));
  expect(containerOf(job, 'data-0').env.DATA_REMOTE).toMatch(/\/clicks\/$/);
  expect(containerOf(job, 'program').mounts).toContainEqual({ volume: 'data-0', path: '/data', readOnly: true });
});

test('a program is the main process of its container, unless a shell waits for its output', () => {
  const command = (change: Partial<TrainingJobSpec>) => containerOf(resolvedJob(trains(change)), 'program').command;
  expect(command({})).toEqual(['python', 'train.py']);
  const output = { bucket: 'models', path: 'fit' };
  expect(command({ output }).slice(0, 2)).toEqual(['/bin/sh', '-c']);
  expect(command({ output }).slice(3)).toEqual(['program', 'python', 'train.py']);
});

test.each([
  ['clicks', 'clicks/'],
  ['clicks/', 'clicks/'],
  ['2026.11/clicks', '2026.11/clicks/'],
  ['clicks/day.parquet', 'clicks/day.parquet'],
])('data at %s is read with the key prefix %s', (path, prefix) => {
  expect(dataPrefix(path)).toBe(prefix);
});

describe('the identity of a job', () => {
  const identities = (change: Partial<TrainingJobSpec>, provider: 'eks' | 'gke' = 'eks') =>
    resolvePlatform(trains(change, undefined, provider), undefined).cluster.identities;

  test('reads its data and writes the checkpoints and outputs of all its runs', () => {
    expect(identities(gpuGang)).toHaveLength(1);
    expect(identities(gpuGang)).toMatchObject([
      {
        name: 'ranking/fit',
        namespace: 'ranking',
        serviceAccount: 'fit',
        grants: [
          { bucket: 'models', access: 'read', prefix: 'clicks/' },
          { bucket: 'models', access: 'read-write', prefix: 'fit/checkpoints/' },
          { bucket: 'models', access: 'read-write', prefix: 'fit/output/' },
        ],
        mechanism: { kind: 'eks-pod-identity' },
      },
    ]);
  });

  test('has the mechanism of the cloud', () => {
    expect(identities(gpuGang, 'gke')[0]?.mechanism).toEqual({
      kind: 'gke-direct',
      subject: expect.stringMatching(/^ns\/ranking\/sa\/fit-[\da-f]{8}$/),
    });
  });

  test('has write access to a folder that it reads and writes', () => {
    const data = { '/before': { bucket: 'models', path: 'fit' } };
    expect(identities({ data, output: { bucket: 'models', path: 'fit' } })[0]?.grants).toEqual([
      { bucket: 'models', access: 'read-write', prefix: 'fit/' },
    ]);
  });

  test('has a grant for the object and one for the folder of a path that can be either', () => {
    const data = { '/before': { bucket: 'models', path: 'exports/2026.1' } };
    expect(identities({ data })[0]?.grants).toEqual([
      { bucket: 'models', access: 'read', prefix: 'exports/2026.1' },
      { bucket: 'models', access: 'read', prefix: 'exports/2026.1/' },
    ]);
  });

  test('does not exist without buckets', () => {
    expect(identities({})).toEqual([]);
  });
});

test.each([
  ['one pod', 1, 2.5],
  ['a gang', 2, 4.5],
])('an alert fires before the checkpoints of %s fill their volume', (_, nodes, checkpoints) => {
  const job = resolvedJob(trains({ ...gpuGang, framework: { kind: 'pytorch', nodes } }));
  const alert = job.alerts.alerts.find(({ alert: name }) => name === 'TrainingCheckpointVolumeFull');
  expect(alert?.expr).toMatch(
    new RegExp(`model_platform_checkpoint_folder_bytes\\{.*\\}\\) > ${checkpoints * (job.checkpoint?.bytes ?? 0)}$`),
  );
});
