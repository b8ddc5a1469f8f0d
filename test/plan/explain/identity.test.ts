import { identityLines } from '../../../lib/plan/explain/identity';
import { definition } from '../../fixtures/definition';
import { contextOf, fieldsOfLines, lineOf, sampleContext } from '../../fixtures/explanations';
import { jobOf, serviceOf } from '../../fixtures/plan-of';

const lines = identityLines(jobOf(sampleContext.plan), sampleContext);

test('shows the service account and how the cloud trusts it', () => {
  expect(lineOf(lines, 'identity').value).toBe('ranking-ns/fit by eks-pod-identity');
});

test('explains the digits in the name of the service account', () => {
  const context = contextOf(definition('gke'));
  const { value, why } = lineOf(identityLines(serviceOf(context.plan), context), 'identity');
  expect(value).toMatch(/^ranking\/churn-[\da-f]{8} by gke-direct$/);
  expect(why).toContain('no other cluster');
});

test('has a line for each bucket with the access to it', () => {
  expect(fieldsOfLines(lines)).toEqual(['identity', 'bucket data', 'bucket models']);
  expect(lineOf(lines, 'bucket data').value).toBe('read s3://acme-clicks/clicks/*');
  expect(lineOf(lines, 'bucket models').value).toMatch(/^read and write s3:.*\/fit\/checkpoints\/\*$/);
});

test('a bucket comes from the definition', () => {
  expect(lineOf(lines, 'bucket data').from).toMatchObject({ kind: 'definition', path: ['buckets', 'data'] });
});

test('a workload without identity has no lines', () => {
  const { plan } = sampleContext;
  const context = { ...sampleContext, plan: { ...plan, cluster: { ...plan.cluster, identities: [] } } };
  expect(identityLines(serviceOf(plan), sampleContext)).not.toEqual([]);
  expect(identityLines(serviceOf(plan), context)).toEqual([]);
});
