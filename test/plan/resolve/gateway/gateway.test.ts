import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { routeThrough } from '../../../../lib/plan/resolve/gateway/gateway';
import { definition, withService } from '../../../fixtures/definition';

function gatewayOf(spec: Omit<GatewaySpec, 'hostname'>, provider: 'eks' | 'gke' | 'aks' = 'eks') {
  const gateways = { internal: { hostname: 'models.acme.example', ...spec } };
  return planModelPlatform({ ...definition(provider), gateways }).gateways.internal;
}

test('serves HTTPS with a certificate, else HTTP', () => {
  expect(gatewayOf({})?.listener).toEqual({ name: 'http', port: 80, protocol: 'HTTP' });
  expect(gatewayOf({ tls: { secret: 'models-tls' } })?.listener).toEqual({
    name: 'https',
    port: 443,
    protocol: 'HTTPS',
    tlsSecret: 'models-tls',
  });
});

test('a route attaches to the listener', () => {
  const gateways = { internal: { hostname: 'models.acme.example', tls: { secret: 'models-tls' } } };
  const { services } = planModelPlatform({ ...definition(), gateways });
  expect(services.churn?.routes[0]?.section).toBe('https');
});

test('accepts routes of all teams by default, or of the specified ones', () => {
  expect(gatewayOf({})?.routeNamespaces).toEqual(['ranking', 'shop']);
  expect(gatewayOf({ teams: ['ranking'] })?.routeNamespaces).toEqual(['ranking']);
});

test.each([
  ['eks', 'service.beta.kubernetes.io/aws-load-balancer-internal', 'true'],
  ['gke', 'networking.gke.io/load-balancer-type', 'Internal'],
  ['aks', 'service.beta.kubernetes.io/azure-load-balancer-internal', 'true'],
] as const)('on %s an internal gateway has an internal load balancer', (provider, key, value) => {
  expect(gatewayOf({}, provider)?.loadBalancerAnnotations[key]).toBe(value);
  const open = gatewayOf({ visibility: 'public', tls: { secret: 'models-tls' } }, provider);
  expect(open?.loadBalancerAnnotations).not.toHaveProperty([key]);
});

test('two platforms on one cluster have different classes and namespaces of gateways', () => {
  const places = ['acme', 'beta'].map((name) => {
    const { gateways, gatewayClass, namespaces } = planModelPlatform({ ...definition(), name });
    const { namespace, className } = gateways.internal ?? {};
    return { namespace, className, made: [namespaces.map((one) => one.name), gatewayClass?.name] };
  });
  expect(places).toEqual([
    { namespace: 'acme-gateways', className: 'acme', made: [['acme-gateways'], 'acme'] },
    { namespace: 'beta-gateways', className: 'beta', made: [['beta-gateways'], 'beta'] },
  ]);
});

test('the class is served by Envoy Gateway', () => {
  expect(planModelPlatform(definition()).gatewayClass?.controller).toBe(
    'gateway.envoyproxy.io/gatewayclass-controller',
  );
});

test('each gateway has two proxies on the system pool, one of which stays during drains', () => {
  const { gatewayClass, cluster } = planModelPlatform(definition());
  expect(gatewayClass?.proxies).toMatchObject({ replicas: 2, minAvailable: 1 });
  expect(gatewayClass?.proxies.nodeSelector).toEqual(cluster.systemPool?.labels);
  expect(Object.keys(gatewayClass?.proxies.nodeSelector ?? {})).not.toEqual([]);
});

test('the configuration of proxies is in the namespace of gateways', () => {
  const { gatewayClass, gateways } = planModelPlatform(definition());
  expect(gatewayClass?.proxies.namespace).toBe(gateways.internal?.namespace);
});

test('proxies spread by the labels that network policies select', () => {
  const { gatewayClass, gateways } = planModelPlatform(definition());
  expect(gatewayClass?.proxies.spreadBy).toEqual(Object.keys(gateways.internal?.proxy.pods ?? {}));
});

test('the namespace of gateways has Pod Security restricted', () => {
  expect(planModelPlatform(definition()).namespaces[0]?.labels).toMatchObject({
    'app.kubernetes.io/part-of': 'acme',
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/enforce-version': 'v1.35',
  });
});

test('a namespace of an add-on is not created twice', () => {
  const addOns = { 'envoy-gateway': { namespace: 'acme-gateways' } };
  expect(planModelPlatform({ ...definition(), addOns }).namespaces).toEqual([]);
});

test('without gateways there is no class and no namespace', () => {
  const base = withService(definition(), { consumers: [{ team: 'ranking' }] });
  const plan = planModelPlatform({ ...base, gateways: {} });
  expect(plan).not.toHaveProperty('gatewayClass');
  expect(plan.namespaces).toEqual([]);
});

test('routes have distinct names even if joined names coincide', () => {
  const gateway = gatewayOf({});
  if (!gateway) throw new Error('the plan has no gateway internal');
  const names = [
    routeThrough({ ...gateway, name: 'b-c' }, 'a').name,
    routeThrough({ ...gateway, name: 'c' }, 'a-b').name,
  ];
  expect(names).toEqual(['a--b-c', 'a-b--c']);
});

test('names with two hyphens stay distinct', () => {
  const gateway = gatewayOf({});
  if (!gateway) throw new Error('the plan has no gateway internal');
  const names = [
    routeThrough({ ...gateway, name: 'b--c' }, 'a').name,
    routeThrough({ ...gateway, name: 'c' }, 'a--b').name,
  ];
  expect(new Set(names).size).toBe(2);
  expect(names[0]).toMatch(/^a--b--c-[0-9a-f]{8}$/);
});

test('the name of a route has no dot, where Envoy would cut it', () => {
  const gateway = gatewayOf({});
  if (!gateway) throw new Error('the plan has no gateway internal');
  expect(routeThrough(gateway, 'churn').name).not.toContain('.');
});

test('proxies are scraped if a service is behind them', () => {
  expect(planModelPlatform(definition()).gateways.internal?.scrape).toEqual({
    port: 'metrics',
    path: '/stats/prometheus',
    intervalSeconds: 15,
  });
  const unused = withService(definition(), { consumers: [{ team: 'ranking' }] });
  expect(checkModelPlatform(unused).plan?.gateways.internal).not.toHaveProperty('scrape');
});

test("a Let's Encrypt certificate has its own Secret, account and HTTP listener", () => {
  const letsEncrypt = { email: 'ops@acme.example' };
  expect(gatewayOf({ visibility: 'public', tls: { letsEncrypt } })).toMatchObject({
    listener: { name: 'https', tlsSecret: 'internal-tls' },
    certificate: {
      secret: 'internal-tls',
      issuer: 'internal',
      accountSecret: 'internal-acme-account',
      challengeListener: 'http',
      email: 'ops@acme.example',
      server: 'https://acme-v02.api.letsencrypt.org/directory',
    },
  });
  expect(gatewayOf({ tls: { secret: 'models-tls' } })).not.toHaveProperty('certificate');
});
