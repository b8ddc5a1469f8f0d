import type { ClusterSpec } from '../../../lib/definition/cluster';
import { endpointPort } from '../../../lib/plan/providers/existing';
import { providerOf } from '../../../lib/plan/providers/select';
import { MiB } from '../../../lib/units/quantity';

const clusters: readonly ClusterSpec[] = [
  { provider: 'eks', region: 'us-east-1', nodePools: {} },
  { provider: 'gke', region: 'us-central1', nodePools: {} },
  { provider: 'aks', region: 'eastus', nodePools: {} },
  { provider: 'existing', nodePools: {} },
];

// Estimates: a change of one changes what fits where, so it is to be seen in a review.
test('what agents take of each node', () => {
  expect(Object.fromEntries(clusters.map(providerOf).map(({ name, agents }) => [name, agents]))).toEqual({
    eks: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
    gke: { cpuMilli: 500, memoryBytes: 768 * MiB, pods: 12 },
    aks: { cpuMilli: 400, memoryBytes: 768 * MiB, pods: 10 },
    existing: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
  });
});

test('how fast one pod reads from the object store, at least', () => {
  const speeds = clusters.map(providerOf).map(({ objectStoreBytesPerSecond }) => objectStoreBytesPerSecond / MiB);
  expect(speeds).toEqual([80, 80, 60, 50]);
});

test.each(clusters)('$provider knows itself', (cluster) => {
  expect(providerOf(cluster).name).toBe(cluster.provider);
});

test.each([
  ['https://minio.storage.internal:9000', 9000],
  ['https://minio.storage.internal', 443],
  ['http://minio.storage.internal', 80],
  ['https://minio.storage.internal:443', 443],
])('%s is at port %p', (endpoint, port) => {
  expect(endpointPort(endpoint)).toBe(port);
});

test('the id of an identity is there once the cloud has told it', () => {
  const [, , aks] = clusters.map(providerOf);
  expect(aks?.identity('ranking', 'churn', undefined)).not.toHaveProperty('clientId');
  expect(aks?.identity('ranking', 'churn', 'an-id')).toHaveProperty('clientId', 'an-id');
});
