import type { BucketSpec } from '../../../../lib/definition/bucket';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { trainingJob } from '../../../fixtures/training';

const checkpoint = { bucket: 'models', path: 'fit/checkpoints', every: '15m', expireAfter: '60d' };

function withBucket(spec: BucketSpec) {
  return { ...definition('eks'), buckets: { models: spec } };
}

test.each([
  ['of a bucket that the platform does not create', { oldVersions: '9d', manage: false }, /does not create the bucket/],
  ['of a bucket without versioning', { oldVersions: '9d', versioning: false }, /versioning is off/],
])('bucket/lifecycle-applies reports old versions %s', (_, spec, problem) => {
  expect(findingsOf(withBucket({ oldVersions: '9d' }), 'bucket/lifecycle-applies')).toEqual([]);
  const found = findingsOf(withBucket(spec), 'bucket/lifecycle-applies');
  expect(found).toMatchObject([
    { path: ['buckets', 'models', 'oldVersions'], problem: expect.stringMatching(problem) },
  ]);
});

test('bucket/lifecycle-applies reports checkpoints on an existing cluster', () => {
  const training = { fit: { ...trainingJob, checkpoint } };
  expect(findingsOf({ ...existingDefinition(), training }, 'bucket/lifecycle-applies')).toMatchObject([
    { path: ['training', 'fit', 'checkpoint', 'expireAfter'], value: '60d' },
  ]);
});
