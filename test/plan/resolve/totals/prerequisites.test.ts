import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster, withGateway } from '../../../fixtures/definition';
import { withTraining } from '../../../fixtures/training';

function prerequisites(of: ModelPlatformDefinition) {
  return checkModelPlatform(of).plan?.prerequisites ?? [];
}

function names(of: ModelPlatformDefinition): readonly string[] {
  return prerequisites(of).map(({ name }) => name);
}

const keys = { apiKeys: { secret: 'model-keys', remote: 'acme/model-keys' } };

test('in a cloud, Argo CD and the Secret of Grafana are not part of the manifests', () => {
  expect(prerequisites(definition())).toEqual([
    { name: 'Argo CD', namespace: 'argocd', why: 'delivers the manifests' },
    { name: 'Secret grafana-admin', namespace: 'monitoring', why: 'keys admin-user and admin-password of Grafana' },
    {
      name: 'monitor of heartbeats',
      why: 'reports that Prometheus or Alertmanager itself failed: monitoring.alerts.heartbeat is not set',
    },
  ]);
});

test('an existing cluster has its nodes, its network and its metrics', () => {
  expect(prerequisites(existingDefinition()).slice(0, 6)).toEqual([
    { name: 'Calico', why: 'enforces the network policies' },
    {
      name: 'DNS pods k8s-app=kube-dns',
      namespace: 'kube-system',
      why: 'the only DNS servers that pods can connect to',
    },
    { name: 'nodes with example.com/pool=cpu', why: 'pool general' },
    { name: 'metrics-server', why: 'autoscaling of services by CPU' },
    { name: 'controller for Services of type LoadBalancer', why: 'addresses of gateway internal' },
    { name: 'authentication of people', why: 'the API server knows them as group ranking, group ranking-oncall' },
  ]);
});

test('a described network replaces the defaults', () => {
  const dns = { namespace: 'openshift-dns', labels: { dns: 'default' } };
  expect(prerequisites(withCluster(existingDefinition(), { networkPolicy: 'cilium', dns })).slice(0, 2)).toMatchObject([
    { name: 'Cilium' },
    { name: 'DNS pods dns=default', namespace: 'openshift-dns' },
  ]);
});

test('nodes with GPUs have the driver and the device plugin', () => {
  const allocatable = { cpu: '7', memory: '28Gi' };
  const llm = { labels: { pool: 'llm' }, allocatable, gpu: { type: 'l40s', count: 1 }, nodes: { max: 1 } } as const;
  const nodePools = { ...existingDefinition().cluster.nodePools, llm };
  expect(prerequisites(withCluster(existingDefinition(), { nodePools }))).toContainEqual({
    name: 'NVIDIA driver and device plugin',
    why: 'nvidia.com/gpu on the nodes of pool llm',
  });
});

test('an External Secrets that is there already runs with the service account that has access', () => {
  const of = (provider: 'eks' | 'gke', manage: boolean) => ({
    ...definition(provider),
    teams: { ranking: { secrets: { db: { remote: 'acme-db' } } } },
    addOns: { 'external-secrets': { manage, namespace: 'secrets' } },
  });
  expect(prerequisites(of('gke', false))).toContainEqual({
    name: expect.stringMatching(/^ServiceAccount external-secrets-[\da-f]{8}$/),
    namespace: 'secrets',
    why: 'External Secrets runs with it, because it can read the secrets',
  });
  for (const other of [of('gke', true), of('eks', false)]) {
    expect(names(other).filter((name) => name.startsWith('ServiceAccount'))).toEqual([]);
  }
});

test('secrets of an existing cluster come from a ClusterSecretStore, once for all teams and gateways', () => {
  const base = withGateway(existingDefinition(), { auth: keys, tls: { secret: 'models-tls' } });
  const teams = { ...base.teams, ranking: { secrets: { db: { remote: 'acme/db' } } } };
  const found = prerequisites({ ...base, teams });
  expect(found).toContainEqual({
    name: 'ClusterSecretStore acme',
    why: 'External Secrets reads from it the secrets of team ranking, gateway internal',
  });
  expect(found).toContainEqual({
    name: 'Secret models-tls',
    namespace: 'acme-gateways',
    why: 'certificate of gateway internal',
  });
  expect(found.map(({ name }) => name)).not.toContain('Secret model-keys');
});

test('in a cloud the manifests contain the secret store', () => {
  const base = withGateway(definition(), { auth: keys, tls: { secret: 'models-tls' } });
  expect(names(base)).not.toContainEqual(expect.stringContaining('SecretStore'));
});

test('secrets without a name in a secret manager are created by hand', () => {
  const auth = { apiKeys: { secret: 'model-keys' } };
  expect(names(withGateway(definition(), { auth, tls: { secret: 'models-tls' } }))).toContain('Secret model-keys');
  const training = withTraining(definition(), { secrets: { '/secrets/db': 'db' } });
  expect(prerequisites(training)).toContainEqual({ name: 'Secret db', namespace: 'ranking', why: 'training job fit' });
});

test('credentials of the object store are in the namespace of each team that uses it', () => {
  expect(prerequisites(existingDefinition())).toContainEqual({
    name: 'Secret object-store-credentials',
    namespace: 'ranking',
    why: expect.stringMatching(
      /^object store: limit the credentials of each team to these paths: read s3:\/\/acme-models\/\S+$/,
    ),
  });
});

test('credentials of a job that writes can write', () => {
  const [{ why } = { why: '' }] = prerequisites(
    withTraining(existingDefinition(), { output: { bucket: 'models', path: 'fits' } }),
  ).filter(({ name }) => name === 'Secret object-store-credentials');
  expect(why).toMatch(/: read and write s3:\/\/acme-models\/fits\/\*(,|$)/);
});

test('a certificate is no credential', () => {
  const objectStore = {
    endpoint: 'https://minio:9000',
    cidr: '198.51.100.0/24',
    certificateAuthority: { configMap: 'storage-ca' },
  };
  expect(prerequisites(withCluster(existingDefinition(), { objectStore }))).toContainEqual({
    name: 'ConfigMap storage-ca',
    namespace: 'ranking',
    why: 'certificate of the object store',
  });
});

test('an existing Prometheus scrapes kube-state-metrics', () => {
  const prometheus = { kind: 'existing', address: 'http://prometheus.ops.svc:9090', namespace: 'ops' } as const;
  const found = names({ ...existingDefinition(), monitoring: { prometheus } });
  expect(found).toContain('kube-state-metrics');
  expect(found).not.toContain('Secret grafana-admin');
  expect(names(existingDefinition())).not.toContain('kube-state-metrics');
});

test('receivers of alerts without a heartbeat need a monitor of heartbeats', () => {
  const alerts = { pager: { secret: 'oncall', key: 'url' } };
  const heartbeat = { secret: 'oncall', key: 'heartbeat' };
  const name = 'monitor of heartbeats';
  expect(names({ ...definition(), monitoring: { alerts } })).toContain(name);
  expect(names({ ...definition(), monitoring: { alerts: { ticket: alerts.pager } } })).toContain(name);
  expect(names({ ...definition(), monitoring: { alerts: { ...alerts, heartbeat } } })).not.toContain(name);
  expect(names({ ...definition(), monitoring: {} })).not.toContain(name);
});
