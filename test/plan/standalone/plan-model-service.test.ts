import type { StandaloneServiceSpec } from '../../../lib/definition/standalone-service';
import { planModelService } from '../../../lib/plan/standalone/plan-model-service';
import { digestOfV1, serverImage } from '../../fixtures/definition';
import { thrownFindings } from '../../fixtures/findings';

const good: StandaloneServiceSpec = {
  namespace: 'analytics',
  pool: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
  runtime: { kind: 'scikit-learn', image: serverImage },
  model: { uri: 's3://acme-models/churn/3/model.joblib', sha256: digestOfV1 },
  objectStoreCidrs: ['10.20.0.0/24'],
  consumers: [{ namespace: 'shop' }],
};

/** Rule and path of each finding. */
function problemsOf(name: string, change: Partial<StandaloneServiceSpec>): readonly string[] {
  const findings = thrownFindings(() => planModelService(name, { ...good, ...change }));
  return findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

test('the service uses the given namespace and nodes', () => {
  const { namespace, pod } = planModelService('churn', good);
  expect(namespace).toBe('analytics');
  expect(pod.nodeSelector).toEqual({ pool: 'cpu' });
});

test('the service has no team', () => {
  const plan = planModelService('churn', good);
  expect(plan).not.toHaveProperty('team');
  expect(plan.labels).not.toHaveProperty(['model-platform.dev/team']);
});

test('its service account has the name of the service, or the given one', () => {
  expect(planModelService('churn', good).serviceAccount.name).toBe('churn');
  const serviceAccount = 'churn-1a2b3c4d';
  const { pod, ...service } = planModelService('churn', { ...good, serviceAccount });
  expect(service.serviceAccount.name).toBe(serviceAccount);
  expect(pod.serviceAccount).toBe(serviceAccount);
  expect(problemsOf('churn', { serviceAccount: 'Churn' })).toEqual(['definition/format serviceAccount']);
});

test('its model can be scanned before the server loads it', () => {
  const scan = { image: serverImage, command: ['modelscan', '--path'] };
  const { initContainers } = planModelService('churn', { ...good, model: { ...good.model, scan } }).pod;
  expect(initContainers[1]?.command).toEqual(['modelscan', '--path', '/models/current/model.joblib']);
});

test('the model is downloaded from its URI', () => {
  const [download] = planModelService('churn', { ...good, model: { ...good.model, region: 'eu-west-1' } }).pod
    .initContainers;
  expect(download?.env.MODEL_SOURCE).toBe(
    ':s3,provider=AWS,env_auth=true,region=eu-west-1:acme-models/churn/3/model.joblib',
  );
});

test('pods reach only the given addresses of the object store outside the cluster', () => {
  const addresses = planModelService('churn', good)
    .networkPolicies.flatMap(({ egress }) => egress ?? [])
    .filter(({ ports }) => ports.some(({ port }) => port === 443))
    .flatMap(({ peers }) => peers);
  expect(addresses).toEqual([{ kind: 'addresses', cidr: '10.20.0.0/24' }]);
});

test('the given Prometheus scrapes the service and is queried by its autoscaler', () => {
  const prometheus = {
    address: 'http://prometheus.observability.svc:9090',
    namespace: 'observability',
    pods: { app: 'prometheus' },
    selectorLabels: { release: 'observability' },
  };
  const { networkPolicies, autoscaler, monitoring } = planModelService('churn', {
    ...good,
    prometheus,
    scale: { max: 3, signal: { kind: 'request-rate', perReplica: 20 } },
  });
  const sources = networkPolicies.flatMap(({ ingress }) => ingress ?? []).flatMap(({ peers }) => peers);
  expect(sources).toContainEqual({ kind: 'pods', namespace: 'observability', pods: { app: 'prometheus' } });
  expect(JSON.stringify(autoscaler)).toContain(prometheus.address);
  expect(monitoring.labels).toMatchObject({ release: 'observability' });
});

test.each<[rule: string, path: string, change: Partial<StandaloneServiceSpec>]>([
  ['placement/fits-node', 'resources.memory', { resources: { memory: '64Gi' } }],
  ['image/pinned', 'runtime.image', { runtime: { kind: 'scikit-learn' } }],
  ['capacity/replicas-fit-pool', 'pool.nodes.max', { scale: { max: 400 } }],
  ['startup/memory', 'resources.memory', { resources: { memory: '64Mi' } }],
  ['startup/budget', 'startup.budget', { startup: { budget: '1s' } }],
  ['model/pinned', 'model.sha256', { model: { ...good.model, sha256: '0'.repeat(64) } }],
  ['runtime/models', 'model.uri', { runtime: { kind: 'triton', image: serverImage } }],
  ['gpu/request-possible', 'resources.gpu', { resources: { gpu: { count: 1 } } }],
  ['slo/single-replica', 'scale.min', { scale: { min: 1 }, slo: { availability: 99.999 } }],
])('applies %s and reports it at %s', (rule, path, change) => {
  expect(problemsOf('churn', change)).toEqual([`${rule} ${path}`]);
});

test('applies name/valid and reports it at the root', () => {
  expect(problemsOf('9churn', {})).toEqual(['name/valid ']);
});

test('a finding can be waived', () => {
  const waivers = [{ rule: 'image/pinned', at: 'runtime', reason: 'test of the upstream image' }];
  expect(problemsOf('churn', { runtime: { kind: 'scikit-learn' }, waivers })).toEqual([]);
});

test.each([
  ['', {}, 'definition/format '],
  ['Bad Name!', {}, 'definition/format '],
  ['churn', { objectStoreCidrs: [] }, 'definition/range objectStoreCidrs'],
  ['churn', { objectStoreCidrs: ['10.0.0.0/8', '168.63.129.16/32'] }, 'storage/object-store-safe objectStoreCidrs.1'],
  ['churn', { model: { ...good.model, uri: 'http://x/y' } }, 'definition/format model.uri'],
  ['churn', { model: { ...good.model, region: 'x,endpoint=http://y' } }, 'definition/format model.region'],
  [
    'churn',
    { provider: 'eks' as const, model: { ...good.model, uri: 'gs://a-bucket/b' } },
    'identity/reaches-store model.uri',
  ],
])('refuses %j with %j', (name, change, problem) => {
  expect(problemsOf(name, change)).toEqual([problem]);
});
