import type { BucketSpec } from '../../../../lib/definition/bucket';
import { nameLength } from '../../../../lib/plan/rules/reference/name-length';
import type { TrainingJobPlan } from '../../../../lib/plan/types/training-job';
import { definition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'name/length';

function withPool(provider: 'eks' | 'gke' | 'aks', name: string) {
  const base = definition(provider);
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  return withService(withCluster(base, { nodePools: { [name]: general } }), { pool: name });
}

function withBucket(name: string, spec: BucketSpec) {
  const base = definition('aks');
  return { ...base, buckets: { ...base.buckets, [name]: spec } };
}

test.each(['eks', 'gke', 'aks'] as const)('accepts the names of a valid definition on %s', (provider) => {
  expect(findingsOf(definition(provider), id)).toEqual([]);
});

test.each(['eks', 'gke', 'aks'] as const)('accepts long names of pools on %s', (provider) => {
  expect(findingsOf(withPool(provider, 'a'.repeat(40)), id)).toEqual([]);
});

test('requires three characters for an Azure container', () => {
  expect(findingsOf(withBucket('ab', {}), id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'ab'],
      problem: 'the name has 2 characters',
      value: 'ab',
      allowed: 'at least 3 characters',
      fix: "choose a longer name, or set 'name' of the bucket",
    },
  ]);
  expect(findingsOf(withBucket('ab', { name: 'abc' }), id)).toEqual([]);
});

/** Findings for a service with a name of this length. The schema itself allows only 40 characters. */
function findingsOfService(length: number) {
  return nameLength.check({ kind: 'service', path: ['services', 'long'], name: 'a'.repeat(length) });
}

test('leaves room for what Kubernetes appends to the pods of a service', () => {
  expect(findingsOfService(46)).toEqual([]);
  expect(findingsOfService(47)).toEqual([
    {
      path: ['services', 'long'],
      problem: 'the name has 47 characters',
      value: 'a'.repeat(47),
      allowed: 'at most 46 characters',
      fix: 'choose a shorter name',
    },
  ]);
});

/** Findings for a job with a name of this length. */
function findingsOfJob(length: number, job: Pick<TrainingJobPlan, 'object' | 'pods'>) {
  return nameLength.check({ kind: 'training', path: ['training', 'long'], name: 'a'.repeat(length), job });
}

test.each([
  ['one pod', 48, { object: 'job', pods: 1 }],
  ['a gang of 1', 36, { object: 'job-set', pods: 1 }],
  ['a gang of 10', 36, { object: 'job-set', pods: 10 }],
  ['a gang of 11', 35, { object: 'job-set', pods: 11 }],
  ['a gang of 1000', 34, { object: 'job-set', pods: 1000 }],
] as const)('leaves room for what is appended to the pods of a job: %s', (_, max, job) => {
  expect(findingsOfJob(max, job)).toEqual([]);
  expect(findingsOfJob(max + 1, job)).toMatchObject([
    { path: ['training', 'long'], allowed: `at most ${max} characters` },
  ]);
});

test('the longest name of a gang gives pod names of 63 characters', () => {
  expect(`${'a'.repeat(34)}-01234567-workers-0-999-abcde`).toHaveLength(63);
});
