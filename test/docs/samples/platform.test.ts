import { findings, recordPulumi, renderManifests } from '@model-platform/core/testing';
import definition from '../../../examples/first-model/platform';

test('the definition has no findings', () => {
  expect(findings(definition, { date: '2026-12-01' })).toEqual([]);
});

test('every server has two replicas or more', () => {
  const scalers = renderManifests(definition).filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
  expect(scalers).toHaveLength(1);
  for (const scaler of scalers) expect(scaler).toHaveProperty('spec.minReplicas', 2);
});

test('every bucket is protected', async () => {
  const resources = await recordPulumi(async () => {
    const { ModelCluster } = await import('@model-platform/core/clusters');
    return new ModelCluster('first-model', { definition }).outputs;
  });
  const buckets = resources.filter(({ type }) => type === 'aws:s3/bucket:Bucket');
  expect(buckets.filter(({ protect }) => !protect)).toEqual([]);
}, 60_000);
