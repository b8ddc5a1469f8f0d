import { parseModelPlatform } from '../../../lib/definition/parse';
import { objectSource } from '../../../lib/definition/source';
import { definition, existingDefinition, publicGateway, withCluster, withGateway } from '../../fixtures/definition';
import { findingsOf } from '../../fixtures/findings';

type Put = (host: string) => object;

const { auth: _, ...gateway } = publicGateway;
const base = existingDefinition();

const jwt =
  (field: string): Put =>
  (host) => {
    const issuer = { issuer: 'acme', audiences: ['models'], jwksUri: 'https://acme.example/keys' };
    return withGateway(base, { auth: { jwt: { ...issuer, [field]: `https://${host}/keys` } } });
  };

const fields: readonly (readonly [string, Put])[] = [
  ['delivery.repository', (host) => ({ ...base, delivery: { gitops: 'argocd', repository: `https://${host}/a.git` } })],
  [
    'delivery.repository with SSH',
    (host) => ({ ...base, delivery: { gitops: 'argocd', repository: `ssh://git@${host}/a.git` } }),
  ],
  [
    'cluster.objectStore.endpoint',
    (host) => withCluster(base, { objectStore: { endpoint: `https://${host}:9000`, cidr: '10.20.0.15/32' } }),
  ],
  ['auth.jwt.issuer', jwt('issuer')],
  ['auth.jwt.jwksUri', jwt('jwksUri')],
  [
    'tls.letsEncrypt.email',
    (host) => withGateway(base, { ...gateway, tls: { letsEncrypt: { email: `ops@${host}` } } }),
  ],
  [
    'monitoring.prometheus.address',
    (host) => ({
      ...base,
      monitoring: { prometheus: { kind: 'existing', address: `http://${host}:9090`, namespace: 'ops' } },
    }),
  ],
  ['monitoring.alerts.pager', (host) => ({ ...base, monitoring: { alerts: { pager: `https://${host}/a` } } })],
  ['gateways.hostname', (host) => withGateway(base, { hostname: host })],
];

test.each(fields)('%s accepts a host as in DNS, and refuses one with letters that look like others', (_, put) => {
  const problemsOf = (host: string) => parseModelPlatform([objectSource(put(host))]).findings;
  expect(problemsOf('xn--exmple-4nf.com')).toEqual([]);
  expect(problemsOf('ex\u0430mple.com')).toMatchObject([{ rule: 'definition/format' }]);
});

test('shows the host escaped, and its name in DNS', () => {
  const { findings } = parseModelPlatform([objectSource(jwt('issuer')('ex\u0430mple.com'))]);
  expect(findings[0]?.problem).toBe(
    'has the host ex\\u0430mple.com, which is not plain ASCII; in DNS it is xn--exmple-4nf.com',
  );
});

test('refuses an administrator on GKE with such a host', () => {
  const findings = (email: string) =>
    findingsOf(withCluster(definition('gke'), { admins: [`user:${email}`] }), 'cluster/admin-form');
  expect(findings('ops@acme.example')).toEqual([]);
  expect(findings('ops@acm\u0435.example')).toHaveLength(1);
});
