import type { GatewaySpec } from '../../../lib/definition/gateway';
import type { RequestLimitsSpec } from '../../../lib/definition/request-limits';
import type { ConsumerSpec } from '../../../lib/definition/service';
import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import { renderObjects } from '../../../lib/manifests/render';
import { definition, withGateway, withService } from '../../fixtures/definition';
import { entryOf, planOf } from '../../fixtures/plan-of';
import { renderConstruct } from '../render-construct';

const tls = { secret: 'models-tls' };
const listener = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'internal', sectionName: 'https' };

function render(spec: Omit<GatewaySpec, 'hostname'>, kind: string) {
  const plan = entryOf(planOf(withGateway(definition(), spec)).gateways, 'internal');
  return renderConstruct((scope) => new ModelGateway(scope, 'gateway', plan)).filter((object) => object.kind === kind);
}

const jwt = {
  issuer: 'https://login.acme.example',
  audiences: ['models'],
  jwksUri: 'https://login.acme.example/keys',
};

test('tokens are checked for issuer, audience and signature, only on the listener for requests', () => {
  expect(render({ tls, auth: { jwt } }, 'SecurityPolicy')).toMatchObject([
    {
      metadata: { name: 'internal', namespace: 'acme-gateways' },
      spec: {
        targetRefs: [listener],
        jwt: {
          providers: [
            { issuer: jwt.issuer, audiences: ['models'], remoteJWKS: { uri: 'https://login.acme.example/keys' } },
          ],
        },
      },
    },
  ]);
});

test('tokens are read from one header, and not from the address of a request', () => {
  const extractFrom = { headers: [{ name: 'Authorization', valuePrefix: 'Bearer ' }] };
  const [policy] = render({ tls, auth: { jwt } }, 'SecurityPolicy');
  expect(policy).toMatchObject({ spec: { jwt: { providers: [{ extractFrom }] } } });
});

test('API keys are read from a header and not forwarded', () => {
  const [policy] = render({ tls, auth: { apiKeys: { secret: 'keys', header: 'x-key' } } }, 'SecurityPolicy');
  expect(policy?.spec).toEqual({
    targetRefs: [listener],
    apiKeyAuth: {
      credentialRefs: [{ group: '', kind: 'Secret', name: 'keys' }],
      extractFrom: [{ headers: ['x-key'] }],
      forwardClientIDHeader: 'x-client-id',
      sanitize: true,
    },
  });
});

describe('a service that accepts some clients of its gateway', () => {
  const clients = ['fashion-shop', 'garden-shop'];
  const target = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'churn--internal' };

  function specOf(auth: GatewaySpec['auth']) {
    const base = withGateway(definition(), { tls, ...(auth && { auth }) });
    const plan = planOf(withService(base, { consumers: [{ gateway: 'internal', clients }] }));
    const policies = renderObjects(plan).filter(
      ({ kind, metadata }) => kind === 'SecurityPolicy' && metadata.name === target.name,
    );
    expect(policies.map(({ metadata }) => metadata.namespace)).toEqual(['ranking']);
    return policies[0]?.spec;
  }

  const rule = (principal: object) => ({
    defaultAction: 'Deny',
    rules: [{ name: 'clients', action: 'Allow', principal }],
  });

  test('keeps the API keys of the gateway, and compares the name that the proxy writes', () => {
    expect(specOf({ apiKeys: { secret: 'keys' } })).toEqual({
      targetRefs: [target],
      mergeType: 'StrategicMerge',
      authorization: rule({ headers: [{ name: 'x-client-id', values: clients }] }),
    });
  });

  test.each([
    ['the subject', {}, 'sub'],
    ['another claim', { clientClaim: 'azp' }, 'azp'],
  ])('checks tokens as the gateway does, and compares %s', (_, more, name) => {
    const extractFrom = { headers: [{ name: 'Authorization', valuePrefix: 'Bearer ' }] };
    const remoteJWKS = { uri: jwt.jwksUri, cacheDuration: '300s' };
    expect(specOf({ jwt: { ...jwt, ...more } })).toEqual({
      targetRefs: [target],
      jwt: { providers: [{ name: 'issuer', issuer: jwt.issuer, audiences: jwt.audiences, remoteJWKS, extractFrom }] },
      authorization: rule({ jwt: { provider: 'issuer', claims: [{ name, values: clients }] } }),
    });
  });
});

test('client certificates are required', () => {
  const [policy] = render({ tls, auth: { mtls: { certificateAuthority: { secret: 'ca' } } } }, 'ClientTrafficPolicy');
  expect(policy?.spec).toEqual({
    targetRefs: [listener],
    tls: { clientValidation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'ca' }] } },
  });
});

test('API keys are copied as a map', () => {
  const [secret] = render({ tls, auth: { apiKeys: { secret: 'keys', remote: 'acme/keys' } } }, 'ExternalSecret');
  expect(secret).toMatchObject({ metadata: { name: 'keys', namespace: 'acme-gateways' } });
  expect(secret?.spec).toMatchObject({
    secretStoreRef: { kind: 'SecretStore', name: 'internal' },
    dataFrom: [{ extract: { key: 'acme/keys' } }],
  });
  expect(secret?.spec).not.toHaveProperty('data');
});

test('limits apply to each route of the listener', () => {
  const [policy] = render({ tls, limits: { requests: '100/s', body: '2Mi' } }, 'BackendTrafficPolicy');
  expect(policy?.spec).toEqual({
    targetRefs: [listener],
    rateLimit: { local: { rules: [{ limit: { requests: 50, unit: 'Second' } }] } },
    requestBuffer: { limit: '2Mi' },
  });
});

describe('a limit of each client', () => {
  const auth = { apiKeys: { secret: 'keys' } };
  const rulesOf = (limits: RequestLimitsSpec) =>
    render({ tls, auth, limits }, 'BackendTrafficPolicy').map(({ spec }) => spec);
  const each = {
    clientSelectors: [{ headers: [{ name: 'x-client-id', type: 'Distinct' }] }],
    limit: { requests: 10, unit: 'Second' },
  };

  test('counts by the name that the proxies write', () => {
    expect(rulesOf({ requestsPerClient: '20/s' })).toEqual([
      { targetRefs: [listener], rateLimit: { local: { rules: [each] } } },
    ]);
  });

  test('leaves the limit of all clients in force, which a rule without clients would not be', () => {
    const all = {
      clientSelectors: [{ headers: [{ name: 'x-client-id', type: 'RegularExpression', value: '.*' }] }],
      limit: { requests: 50, unit: 'Second' },
    };
    expect(rulesOf({ requests: '100/s', requestsPerClient: '20/s' })).toEqual([
      { targetRefs: [listener], rateLimit: { local: { rules: [each, all] } } },
    ]);
  });

  test('of a consumer keeps the other limits of the gateway', () => {
    const base = withGateway(definition(), { tls: { secret: 'models-tls' }, auth, limits: { requests: '100/s' } });
    const consumers = [{ gateway: 'internal', limits: { requestsPerClient: '4/m' } }];
    const objects = renderObjects(planOf(withService(base, { consumers })));
    const policy = objects.find(
      ({ kind, metadata }) => kind === 'BackendTrafficPolicy' && metadata.name === 'churn--internal',
    );
    expect((policy as unknown as { readonly spec: object }).spec).toMatchObject({
      rateLimit: { local: { rules: [{ limit: { requests: 2, unit: 'Minute' } }, { limit: { requests: 50 } }] } },
    });
  });
});

test('limits of a consumer apply to its route', () => {
  const consumers: readonly ConsumerSpec[] = [{ gateway: 'internal', limits: { requests: '10/m' } }];
  const objects = renderObjects(planOf(withService(definition(), { consumers })));
  expect(objects.filter(({ kind }) => kind === 'BackendTrafficPolicy')).toMatchObject([
    {
      metadata: { name: 'churn--internal', namespace: 'ranking' },
      spec: {
        targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'churn--internal' }],
        rateLimit: { local: { rules: [{ limit: { requests: 5, unit: 'Minute' } }] } },
      },
    },
  ]);
});

test('the redirect is a route of the plain listener, and the only one', () => {
  expect(render({ tls }, 'HTTPRoute')).toMatchObject([
    {
      metadata: { name: 'internal-redirect', namespace: 'acme-gateways' },
      spec: {
        parentRefs: [{ name: 'internal', sectionName: 'http' }],
        hostnames: ['models.acme.example'],
        rules: [{ filters: [{ requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
      },
    },
  ]);
  const plain = { name: 'http', port: 80, allowedRoutes: { namespaces: { from: 'Same' } } };
  expect(render({ tls }, 'Gateway')).toMatchObject([{ spec: { listeners: [{ name: 'https' }, plain] } }]);
});

test('without authentication, limits and TLS there are no policies and no redirect', () => {
  for (const kind of ['SecurityPolicy', 'ClientTrafficPolicy', 'BackendTrafficPolicy', 'HTTPRoute']) {
    expect(render({}, kind)).toEqual([]);
  }
});
