import type { TrainingJobSpec } from '../../../lib/definition/training';
import { resolvePlatform } from '../../../lib/plan/resolve/platform';
import { dataPrefix } from '../../../lib/plan/resolve/training-paths';
import { containerOf, gang, jobOf, trains } from './job-of';

test('data and an interrupted run are brought before the program starts, and copied beside it', () => {
  const { pod } = jobOf(trains(gang));
  expect(pod.initContainers.map(({ name }) => name)).toEqual(['data-0', 'restore']);
  expect(pod.sidecars.map(({ name }) => name)).toEqual(['copy']);
  expect(pod.containers.map(({ name }) => name)).toEqual(['program']);
});

test('a job that keeps nothing has nobody beside it', () => {
  const { pod } = jobOf(trains());
  expect([...pod.initContainers, ...pod.sidecars]).toEqual([]);
});

test('every run has folders of its own in its buckets', () => {
  const job = jobOf(trains(gang));
  const { env } = containerOf(job, 'copy');
  expect(env.CHECKPOINT_REMOTE).toMatch(new RegExp(`^:s3,.*:acme-models-[0-9a-f]{8}/fit/checkpoints/${job.run}/$`));
  expect(env.OUTPUT_REMOTE).toMatch(new RegExp(`/fit/output/${job.run}/$`));
  expect(containerOf(job, 'restore').env.CHECKPOINT_REMOTE).toBe(env.CHECKPOINT_REMOTE);
});

test('pods of a gang take no file away in the bucket, a pod alone keeps it as its folder is', () => {
  const verb = (nodes: number) =>
    containerOf(jobOf(trains({ ...gang, framework: { kind: 'pytorch', nodes } })), 'copy').env.CHECKPOINT_VERB;
  expect(verb(2)).toBe('copy');
  expect(verb(1)).toBe('sync');
});

test('data are read from their folder and cannot be changed', () => {
  const job = jobOf(trains(gang));
  expect(containerOf(job, 'data-0').env.DATA_REMOTE).toMatch(/\/clicks\/$/);
  expect(containerOf(job, 'program').mounts).toContainEqual({ volume: 'data-0', path: '/data', readOnly: true });
});

test('a program is the process of its container, unless it has an output to wait for', () => {
  const command = (change: Partial<TrainingJobSpec>) => containerOf(jobOf(trains(change)), 'program').command;
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
])('data at %s are read by keys that begin with %s', (path, prefix) => {
  expect(dataPrefix(path)).toBe(prefix);
});

describe('the identity of a job', () => {
  const identities = (change: Partial<TrainingJobSpec>, provider: 'eks' | 'gke' = 'eks') =>
    resolvePlatform(trains(change, undefined, provider), undefined).cluster.identities;

  test('reads its data and writes its checkpoints and outputs, of all runs', () => {
    expect(identities(gang)).toEqual([
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

  test('is as the cloud knows service accounts', () => {
    expect(identities(gang, 'gke')[0]?.mechanism).toEqual({ kind: 'gke-direct', subject: 'ns/ranking/sa/fit' });
  });

  test('may write what it may also read', () => {
    const data = { '/before': { bucket: 'models', path: 'fit' } };
    expect(identities({ data, output: { bucket: 'models', path: 'fit' } })[0]?.grants).toEqual([
      { bucket: 'models', access: 'read-write', prefix: 'fit/' },
    ]);
  });

  test('is none where there is nothing to reach', () => {
    expect(identities({})).toEqual([]);
  });
});
