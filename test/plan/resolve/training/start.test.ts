import { startOf } from '../../../../lib/plan/resolve/training/start';
import { containerOf, gpuGang, gpuPool, resolvedJob, trains } from '../../../fixtures/gpu-job';

const gibibyte = 2 ** 30;
const rate = { objectStoreBytesPerSecond: gibibyte };
const none = { data: [], pods: 1 };

test('a job takes half an hour to start without files', () => {
  expect(startOf({ capacity: 'on-demand' }, rate, none)).toBe(1800);
});

test('the download is limited by the bucket or by the disk', () => {
  const { data } = resolvedJob(trains(gpuGang));
  const on = (objectStoreBytesPerSecond: number) =>
    startOf({ capacity: 'spot' }, { objectStoreBytesPerSecond }, { data, pods: 1 }) - 1800;
  // 10Gi, in whole minutes.
  expect(on(20 * 2 ** 20)).toBe(540);
  expect(on(gibibyte)).toBe(120);
});

test('flex-start nodes arrive one by one within a day', () => {
  expect(startOf({ capacity: 'flex-start' }, rate, none)).toBe(86_400 + 1800);
});

test('with queued provisioning all nodes exist when the job is admitted', () => {
  expect(startOf({ capacity: 'queued-provisioning' }, rate, none)).toBe(1800);
});

test('the pods of a gang wait for each other as long as their starts can differ', () => {
  const large = { ...gpuGang, data: { '/data': { bucket: 'models', path: 'clicks', size: '300Gi' } } };
  const job = resolvedJob(trains(large));
  expect(job.startSeconds).toBeGreaterThan(1800 + (300 * 1024) / 80);
  expect(containerOf(job, 'program').command).toContain(`--rdzv-conf=timeout=${job.startSeconds}`);
  const scarce = resolvedJob(trains(large, { ...gpuPool, capacity: { kind: 'flex-start' } }, 'gke'));
  expect(scarce.startSeconds).toBe(job.startSeconds + 86_400);
  expect(containerOf(scarce, 'program').command).toContain(`--rdzv-conf=timeout=${scarce.startSeconds}`);
});
