import type { StandaloneGatewaySpec } from '../../../lib/definition/standalone-gateway';
import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import { planGateway } from '../../../lib/plan/standalone/plan-gateway';
import { thrownFindings } from '../../fixtures/findings';
import { find, renderConstruct } from '../../manifests/render-construct';

const good: StandaloneGatewaySpec = {
  namespace: 'gateways',
  className: 'envoy',
  hostname: 'models.acme.example',
  visibility: 'public',
  tls: { secret: 'models-tls' },
  auth: { apiKeys: { secret: 'model-keys', remote: 'acme/model-keys' } },
  limits: { requests: '100/s', body: '2Mi' },
  routeNamespaces: ['analytics'],
};

const render = (change: Partial<StandaloneGatewaySpec> = {}) =>
  renderConstruct((scope) => new ModelGateway(scope, 'gateway', planGateway('models', { ...good, ...change })));

function problemsOf(change: object): readonly string[] {
  const findings = thrownFindings(() => planGateway('models', { ...good, ...change }));
  return findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

test('the gateway has the given class, namespace and routes', () => {
  const { metadata, spec } = find(render(), 'Gateway');
  expect(metadata).toMatchObject({ name: 'models', namespace: 'gateways' });
  expect(spec.gatewayClassName).toBe('envoy');
  expect(JSON.stringify(spec.listeners[0].allowedRoutes)).toContain('"analytics"');
});

test('the load balancer has the annotations of the provider', () => {
  expect(planGateway('models', good).loadBalancerAnnotations).toEqual({});
  expect(planGateway('models', { ...good, provider: 'eks' }).loadBalancerAnnotations).not.toEqual({});
});

test('an internal gateway is treated as public without a provider or annotations', () => {
  const internal = { visibility: 'internal', limits: {} } as const;
  expect(problemsOf(internal)).toEqual(['gateway/limited limits.requests', 'gateway/limited limits.body']);
  expect(planGateway('models', { ...good, ...internal, provider: 'gke' }).visibility).toBe('internal');
  const annotated = { ...good, visibility: 'internal', loadBalancerAnnotations: { scheme: 'internal' } } as const;
  expect(planGateway('models', annotated)).toMatchObject({
    visibility: 'internal',
    loadBalancerAnnotations: { scheme: 'internal' },
  });
});

test('API keys come from the given store', () => {
  const store = (change: Partial<StandaloneGatewaySpec>) =>
    find(render(change), 'ExternalSecret').spec.secretStoreRef.name;
  expect(store({})).toBe('models');
  expect(store({ secretStore: 'vault' })).toBe('vault');
});

test('the monitor of the proxies has the labels that Prometheus selects', () => {
  const objects = render({ prometheus: { selectorLabels: { release: 'observability' } } });
  expect(find(objects, 'PodMonitor').metadata.labels).toMatchObject({ release: 'observability' });
});

test('the proxies run in the namespace of the controller', () => {
  expect(planGateway('models', good).proxy.namespace).toBe('envoy-gateway-system');
  expect(planGateway('models', { ...good, controllerNamespace: 'envoy' }).proxy.namespace).toBe('envoy');
});

test.each<[problem: string, change: object]>([
  ['gateway/authenticated auth', { auth: undefined }],
  ['gateway/encrypted tls', { tls: undefined }],
  ['gateway/limited limits.body', { limits: { requests: '2/s' } }],
  ['definition/range routeNamespaces', { routeNamespaces: [] }],
  ['definition/unknown-field teams', { teams: ['ranking'] }],
])('reports %s', (problem, change) => {
  const spec = { ...good, ...change };
  const written = Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
  const findings = thrownFindings(() => planGateway('models', written as never));
  expect(findings.map(({ rule, path }) => `${rule} ${path.join('.')}`)).toEqual([problem]);
});

test('a hostname that is none is a finding', () => {
  expect(problemsOf({ hostname: 'Models' })).toEqual(['definition/format hostname']);
});
