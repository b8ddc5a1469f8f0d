import type { BucketSpec } from '../../../../lib/definition/bucket';
import { definition } from '../../../fixtures/definition';
import { planOf } from '../../../fixtures/plan-of';
import { trainingJob } from '../../../fixtures/training';

const checkpoint = { bucket: 'models', path: 'fit/checkpoints', every: '15m', expireAfter: '60d' };

function withBucket(spec: BucketSpec) {
  return { ...definition('eks'), buckets: { models: spec } };
}

function withJobs(count: number, one: object = {}) {
  const jobs = Array.from({ length: count }, (_, index) => [
    `fit-${index}`,
    { ...trainingJob, checkpoint: { ...checkpoint, path: `fit-${index}`, ...one } },
  ]);
  return { ...definition('eks'), training: Object.fromEntries(jobs) };
}

test('old versions are deleted after 30 days by default, and never without versioning', () => {
  const lifecycleOf = (spec: BucketSpec) => planOf(withBucket(spec)).cluster.buckets.models?.lifecycle;
  expect(lifecycleOf({})).toEqual({ abortedUploadDays: 7, oldVersionDays: 30, expiring: [] });
  expect(lifecycleOf({ oldVersions: '90d' })).toMatchObject({ oldVersionDays: 90 });
  expect(lifecycleOf({ oldVersions: 'unlimited' })).toEqual({ abortedUploadDays: 7, expiring: [] });
  expect(lifecycleOf({ versioning: false })).toEqual({ abortedUploadDays: 7, expiring: [] });
  expect(lifecycleOf({ manage: false })).toBeUndefined();
});

test('checkpoints are deleted by their age, and jobs with the same folder share its age', () => {
  const plan = planOf(withJobs(2, { path: 'checkpoints' }));
  expect(plan.cluster.buckets.models?.lifecycle?.expiring).toEqual([{ prefix: 'checkpoints/', days: 60 }]);
});
