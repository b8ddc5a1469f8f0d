import type { GatewaySpec } from '../../../../lib/definition/gateway';
import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { routeThrough } from '../../../../lib/plan/resolve/gateway/gateway';
import { definition, publicGateway, withService } from '../../../fixtures/definition';

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
  const open = gatewayOf(publicGateway, provider);
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

test('without gateways there is no class and no namespace of them', () => {
  const base = withService(definition(), { consumers: [{ team: 'ranking' }] });
  const plan = planModelPlatform({ ...base, gateways: {} });
  expect(plan).not.toHaveProperty('gatewayClass');
  expect(plan.namespaces).toEqual([]);
});

test('routes have distinct names even if joined names coincide', () => {
  const gateway = gatewayOf({});
  if (!gateway) throw new Error('the plan has no gateway internal');
  const names = [
    routeThrough({ ...gateway, name: 'b-c' }, 'a', {}).name,
    routeThrough({ ...gateway, name: 'c' }, 'a-b', {}).name,
  ];
  expect(names).toEqual(['a--b-c', 'a-b--c']);
});

test('names with two hyphens stay distinct', () => {
  const gateway = gatewayOf({});
  if (!gateway) throw new Error('the plan has no gateway internal');
  const names = [
    routeThrough({ ...gateway, name: 'b--c' }, 'a', {}).name,
    routeThrough({ ...gateway, name: 'c' }, 'a--b', {}).name,
  ];
  expect(new Set(names).size).toBe(2);
  expect(names[0]).toMatch(/^a--b--c-[0-9a-f]{8}$/);
});

test('the name of a route has no dot, where Envoy would cut it', () => {
  const gateway = gatewayOf({});
  if (!gateway) throw new Error('the plan has no gateway internal');
  expect(routeThrough(gateway, 'churn', {}).name).not.toContain('.');
});

test('proxies are scraped if a service is behind them', () => {
  expect(planModelPlatform(definition()).gateways.internal?.scrape).toEqual({
    port: 'metrics',
    path: '/stats/prometheus',
    intervalSeconds: 15,
    labels: {},
  });
  const unused = withService(definition(), { consumers: [{ team: 'ranking' }] });
  expect(checkModelPlatform(unused).plan?.gateways.internal).not.toHaveProperty('scrape');
});

test("a Let's Encrypt certificate has its own Secret, account and HTTP listener", () => {
  expect(gatewayOf(publicGateway)).toMatchObject({
    listener: { name: 'https', tlsSecret: 'internal-tls' },
    plainListener: { name: 'http', port: 80 },
    certificate: {
      secret: 'internal-tls',
      issuer: 'internal',
      accountSecret: 'internal-acme-account',
      email: 'ops@acme.example',
      server: 'https://acme-v02.api.letsencrypt.org/directory',
    },
  });
  expect(gatewayOf({ tls: { secret: 'models-tls' } })).not.toHaveProperty('certificate');
});

const tls = { secret: 'models-tls' };

test('redirects plain HTTP to HTTPS with status 301, unless the definition says otherwise', () => {
  const redirect = { route: 'internal-redirect', scheme: 'https', status: 301 };
  expect(gatewayOf({ tls })).toMatchObject({ redirect, plainListener: { name: 'http', port: 80 } });
  expect(gatewayOf({ tls, redirect: false })).not.toHaveProperty('redirect');
  expect(gatewayOf({ tls, redirect: false })).not.toHaveProperty('plainListener');
  expect(gatewayOf({})).not.toHaveProperty('redirect');
});

test('without a redirect, port 80 stays open only for the certificate authority', () => {
  const gateway = gatewayOf({ ...publicGateway, redirect: false });
  expect(gateway).toMatchObject({ plainListener: { name: 'http', port: 80 } });
  expect(gateway).not.toHaveProperty('redirect');
});

test('API keys have a default header', () => {
  expect(gatewayOf({ tls, auth: { apiKeys: { secret: 'keys' } } })?.auth).toEqual({
    kind: 'api-keys',
    secret: 'keys',
    header: 'x-api-key',
    clientHeader: 'x-client-id',
  });
});

test('API keys come from a JSON map in the secret manager, a certificate authority from one value', () => {
  const keys = gatewayOf({ tls, auth: { apiKeys: { secret: 'keys', remote: 'acme/keys' } } });
  expect(keys).toMatchObject({
    secretStore: { kind: 'aws-secrets-manager', region: 'us-east-1' },
    secrets: [{ name: 'keys', remote: 'acme/keys' }],
  });
  expect(keys?.secrets[0]).not.toHaveProperty('key');
  const authority = gatewayOf({ tls, auth: { mtls: { certificateAuthority: { secret: 'ca', remote: 'acme/ca' } } } });
  expect(authority?.secrets).toEqual([{ name: 'ca', remote: 'acme/ca', key: 'ca.crt' }]);
  expect(gatewayOf({ tls, auth: { apiKeys: { secret: 'keys' } } })?.secrets).toEqual([]);
});

test('the cloud creates the secrets of gateways, and External Secrets may read them', () => {
  const auth = { apiKeys: { secret: 'keys', remote: 'acme/keys' } };
  const gateways = { internal: { hostname: 'models.acme.example', tls, auth } };
  const { cluster, addOns } = planModelPlatform({ ...definition(), gateways });
  expect(cluster.secrets?.names).toEqual(['acme/keys']);
  expect(cluster.identities.filter(({ readsSecrets }) => readsSecrets)).toHaveLength(1);
  expect(addOns.find(({ name }) => name === 'external-secrets')?.why).toBe('secrets of the gateways internal');
});

test('each proxy allows its part of the rate, rounded down', () => {
  expect(gatewayOf({ limits: { requests: '5/m', body: '2Mi' } })?.limits).toEqual({
    requests: { count: 5, per: 'minute', countPerProxy: 2 },
    bodyBytes: 2 * 1024 ** 2,
  });
});

test('a consumer lowers single limits of the gateway', () => {
  const gateways = { internal: { hostname: 'models.acme.example', limits: { requests: '100/s', body: '2Mi' } } };
  const consumers = [{ gateway: 'internal', limits: { body: '1Mi' } }];
  const { services } = planModelPlatform({ ...withService(definition(), { consumers }), gateways });
  expect(services.churn?.routes[0]?.limits).toEqual({
    requests: { count: 100, per: 'second', countPerProxy: 50 },
    bodyBytes: 1024 ** 2,
  });
});

const jwt = { issuer: 'https://login.acme.example', audiences: ['models'], jwksUri: 'https://login.acme.example/keys' };

test.each<[string, GatewaySpec['auth'], readonly string[]]>([
  ['tokens', { jwt }, ['authorization', 'x-client-id']],
  ['API keys, whose proxies write the name of the client,', { apiKeys: { secret: 'keys' } }, []],
  ['certificates', { mtls: { certificateAuthority: { secret: 'ca' } } }, ['x-client-id']],
  ['nothing', undefined, ['x-client-id']],
])(
  'servers do not receive credentials, nor names that clients claim, through a gateway with %s',
  (_, auth, removed) => {
    const spec = { hostname: 'models.acme.example', tls, ...(auth && { auth }) };
    const { services } = planModelPlatform({ ...definition(), gateways: { internal: spec } });
    expect(services.churn?.routes.map(({ removedHeaders }) => removedHeaders)).toEqual([removed]);
  },
);
