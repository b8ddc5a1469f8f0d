import type { ClusterSpec } from '../../../lib/definition/cluster';
import { endpointPort } from '../../../lib/plan/providers/existing';
import { selectProvider } from '../../../lib/plan/providers/select';
import { MiB } from '../../../lib/units/quantity';

const clusters: readonly ClusterSpec[] = [
  { provider: 'eks', region: 'us-east-1', nodePools: {} },
  { provider: 'gke', region: 'us-central1', nodePools: {} },
  { provider: 'aks', region: 'eastus', nodePools: {} },
  { provider: 'existing', nodePools: {} },
];
const providers = clusters.map((cluster) => selectProvider(cluster).provider);

// Estimates: changing one changes what fits, so the review must show it.
test('agents of each node request these resources', () => {
  expect(Object.fromEntries(providers.map(({ name, agents }) => [name, agents]))).toEqual({
    eks: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
    gke: { cpuMilli: 500, memoryBytes: 768 * MiB, pods: 12 },
    aks: { cpuMilli: 400, memoryBytes: 768 * MiB, pods: 10 },
    existing: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
  });
});

test('one pod reads at least at this speed from the object store', () => {
  const speeds = providers.map(({ objectStoreBytesPerSecond }) => objectStoreBytesPerSecond / MiB);
  expect(speeds).toEqual([80, 80, 60, 50]);
});

test.each(clusters)('selects the provider $provider', (cluster) => {
  expect(selectProvider(cluster).provider.name).toBe(cluster.provider);
});

test.each([
  ['https://minio.storage.internal:9000', 9000],
  ['https://minio.storage.internal', 443],
  ['http://minio.storage.internal', 80],
  ['https://minio.storage.internal:443', 443],
])('%s uses port %p', (endpoint, port) => {
  expect(endpointPort(endpoint)).toBe(port);
});

test('an identity has a client ID once it is in the outputs of the cluster', () => {
  const [, , aks] = providers;
  expect(aks?.identity('ranking', 'churn', undefined)).not.toHaveProperty('clientId');
  expect(aks?.identity('ranking', 'churn', 'an-id')).toHaveProperty('clientId', 'an-id');
});

test('the DNS pods of these providers have the metrics of CoreDNS', () => {
  expect(Object.fromEntries(providers.map(({ name, exportsDnsMetrics }) => [name, exportsDnsMetrics]))).toEqual({
    eks: true,
    gke: false,
    aks: true,
    existing: true,
  });
});

describe('DNS of an existing cluster', () => {
  const dns = {
    namespace: 'openshift-dns',
    labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
    port: 5353,
  };
  const { provider } = selectProvider({ provider: 'existing', nodePools: {}, dns });

  test('is reached at the pods and the port of the definition only', () => {
    expect(provider.dns).toEqual([
      {
        peers: [{ kind: 'pods', namespace: 'openshift-dns', pods: dns.labels }],
        ports: [
          { port: 5353, protocol: 'UDP' },
          { port: 5353, protocol: 'TCP' },
        ],
        why: 'DNS',
      },
    ]);
  });

  test('is not scraped as CoreDNS', () => {
    expect(provider.exportsDnsMetrics).toBe(false);
  });
});
