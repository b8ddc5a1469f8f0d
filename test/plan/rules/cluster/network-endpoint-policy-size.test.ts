import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'network/endpoint-policy-size';

function withBuckets(count: number, provider: 'eks' | 'gke' = 'eks') {
  const base = definition(provider);
  const names = Array.from({ length: count }, (_, index) => `archive-${index}`);
  const buckets = Object.fromEntries(names.map((name) => [name, { name: `acme-${name.padEnd(50, 'x')}` }]));
  return { ...base, buckets: { ...base.buckets, ...buckets } };
}

function withImages(count: number) {
  const imageBuckets = Array.from({ length: count }, (_, index) => `acme-registry-${index}`.padEnd(63, 'x'));
  return withCluster(definition(), { network: { imageBuckets } });
}

test('a policy of the S3 endpoints within the limit has no finding', () => {
  expect(findingsOf(withBuckets(110), id)).toEqual([]);
  expect(findingsOf(withImages(200), id)).toEqual([]);
});

test('reports the size of a policy with too many buckets', () => {
  expect(findingsOf(withBuckets(140), id)).toEqual([
    {
      rule: id,
      path: ['buckets'],
      problem: expect.stringMatching(
        /^the policy of the endpoints of the object store names 141 buckets of the platform and 0 of images, and has 2\d{4} characters$/,
      ),
      value: expect.any(Number),
      allowed: 'at most 20480 characters',
      fix: 'use folders of fewer buckets, or buckets with shorter names',
    },
  ]);
});

test('reports the size of a policy with too many buckets of images', () => {
  expect(findingsOf(withImages(250), id)).toMatchObject([
    { path: ['cluster', 'network', 'imageBuckets'], fix: 'keep images in fewer buckets' },
  ]);
});

test('a cloud whose endpoints have no policy accepts any number of buckets', () => {
  expect(findingsOf(withBuckets(140, 'gke'), id)).toEqual([]);
});
