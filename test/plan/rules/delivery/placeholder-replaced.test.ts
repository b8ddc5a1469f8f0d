import { placeholders } from '../../../../lib/catalog/placeholders';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'placeholder/replaced';

function pathsOf(changed: ModelPlatformDefinition): readonly string[] {
  return findingsOf(changed, id).map(({ path }) => path.join('.'));
}

test.each([
  ['a cloud', definition()],
  ['an existing cluster', existingDefinition()],
])('accepts a definition without placeholders on %s', (_, accepted) => {
  expect(findingsOf(accepted, id)).toEqual([]);
});

test('reports a placeholder with the value to write, and blocks only synth', () => {
  const delivery = { gitops: 'argocd', repository: `https://${placeholders.repositoryHost}/acme.git` } as const;
  expect(findingsOf({ ...definition(), delivery }, id)).toEqual([
    {
      rule: id,
      path: ['delivery', 'repository'],
      problem: 'this is a placeholder: no address in the domain example.com exists, because RFC 2606 reserves it',
      value: 'https://git.example.com/acme.git',
      fix: 'write the address of the Git repository that Argo CD reads',
      blocks: 'synth',
    },
  ]);
});

test.each(Object.values(placeholders.account))('reports the account %s', (account) => {
  const { cluster } = definition();
  expect(pathsOf({ ...definition(), cluster: { ...cluster, account } as typeof cluster })).toEqual(['cluster.account']);
});

test('reports the perimeter of the documentation', () => {
  const within = (policy: string) => {
    const { cluster } = definition('gke');
    const network = { perimeter: `accessPolicies/${policy}/servicePerimeters/ml` };
    return { ...definition('gke'), cluster: { ...cluster, network } as typeof cluster };
  };
  expect(pathsOf(within('123456789'))).toEqual(['cluster.network.perimeter']);
  expect(pathsOf(within('1234567890'))).toEqual([]);
});

test('reports the digest of each version', () => {
  const versions = { v1: { path: 'churn/v1', sha256: placeholders.digest } };
  const models = { churn: { bucket: 'models', versions } };
  expect(pathsOf({ ...definition(), models })).toEqual(['models.churn.versions.v1.sha256']);
});

test('reports the object store', () => {
  const { cluster } = existingDefinition();
  const { objectStore } = placeholders;
  expect(pathsOf({ ...existingDefinition(), cluster: { ...cluster, objectStore } as typeof cluster })).toEqual([
    'cluster.objectStore.cidr',
    'cluster.objectStore.endpoint',
  ]);
});

test('reports the labels of nodes and the members of teams', () => {
  const { cluster, teams = {} } = existingDefinition();
  const [[pool, spec] = ['', undefined]] = Object.entries(cluster.nodePools);
  const nodePools = { ...cluster.nodePools, [pool]: { ...spec, labels: { zone: 'a', pool: placeholders.nodes } } };
  const [team = ''] = Object.keys(teams);
  const changed = {
    ...existingDefinition(),
    cluster: { ...cluster, nodePools } as typeof cluster,
    teams: { ...teams, [team]: { ...teams[team], members: { viewer: ['group:a', placeholders.member] } } },
  };
  expect(pathsOf(changed)).toEqual([`cluster.nodePools.${pool}.labels.pool`, `teams.${team}.members.viewer.1`]);
});

const acme = definition();

test.each<readonly [string, Partial<ModelPlatformDefinition>]>([
  ['monitoring.alerts.pager', { monitoring: { alerts: { pager: 'https://Example.com/page' } } }],
  ['monitoring.alerts.ticket', { monitoring: { alerts: { ticket: 'https://a.b.example.org./page' } } }],
  ['monitoring.alerts.heartbeat', { monitoring: { alerts: { heartbeat: 'https://snitch.invalid/1' } } }],
  [
    'monitoring.prometheus.address',
    {
      monitoring: { prometheus: { kind: 'existing', address: 'http://prometheus.test:9090', namespace: 'monitoring' } },
    },
  ],
  ['delivery.repository', { delivery: { gitops: 'argocd', repository: 'git@git.example.net:acme.git' } }],
  ['gateways.internal.hostname', { gateways: { internal: { hostname: 'models.example.com' } } }],
  [
    'gateways.internal.tls.letsEncrypt.email',
    { gateways: { internal: { hostname: 'models.acme.dev', tls: { letsEncrypt: { email: 'ops@example.com' } } } } },
  ],
  [
    'gateways.internal.auth.jwt.jwksUri',
    {
      gateways: {
        internal: {
          hostname: 'models.acme.dev',
          auth: { jwt: { issuer: 'acme', audiences: ['a'], jwksUri: 'https://login.example.com/keys' } },
        },
      },
    },
  ],
])('reports an address in a reserved domain at %s', (path, change) => {
  expect(pathsOf({ ...acme, ...change })).toEqual([path]);
});

test.each([
  'https://oncall.acme.example/page',
  'https://example.company.dev/page',
  'https://latest.dev/example.com',
  'https://myexample.com/page',
])('accepts the receiver %s', (pager) => {
  expect(pathsOf({ ...acme, monitoring: { alerts: { pager } } })).toEqual([]);
});

test('reports the registry of an image', () => {
  const [[name, service] = ['', undefined]] = Object.entries(acme.services ?? {});
  const runtime = { kind: 'scikit-learn', image: `registry.example.com:5000/mlserver@sha256:${'1a'.repeat(32)}` };
  const services = { ...acme.services, [name]: { ...service, runtime } } as NonNullable<typeof acme.services>;
  expect(pathsOf({ ...acme, services })).toEqual([`services.${name}.runtime.image`]);
});

test('does not read the texts of waivers', () => {
  const waivers = [{ rule: 'image/pinned', at: 'services', reason: 'https://wiki.example.com/reason' }];
  expect(pathsOf({ ...acme, waivers })).toEqual([]);
});
