import type { Path } from '../../../lib/errors';
import { formatPath } from '../../../lib/errors';
import { findingsOf, rightDefinition, withValue } from '../fixture';

// Each field at its limits: what is just right, and what is just wrong. How faults are worded is in test/bad-input.

const pool: Path = ['cluster', 'nodePools', 'cpu'];
const churn: Path = ['services', 'churn'];
const version: Path = ['models', 'churn', 'versions', 'v1'];
const existing = (fields: object) => ({
  provider: 'existing',
  nodePools: { cpu: { labels: {}, allocatable: { cpu: '1', memory: '1Gi' }, nodes: { max: 1 } } },
  ...fields,
});
const existingPool = (fields: object) =>
  existing({
    nodePools: { cpu: { labels: {}, allocatable: { cpu: '1', memory: '1Gi' }, nodes: { max: 1 }, ...fields } },
  });
const waiver = (fields: object) => [{ rule: 'image/pinned', at: 'services.churn', reason: 'test', ...fields }];
const gateway = (fields: object) => ({ web: { hostname: 'models.acme.example', ...fields } });
const delivery = (fields: object) => ({ gitops: 'argocd', repository: 'https://git.example/acme', ...fields });

const right: readonly (readonly [Path, unknown])[] = [
  [['name'], 'a'.repeat(40)],
  [['name'], '1-a'],
  [['cluster', 'region'], 'us-central1'],
  [['cluster', 'account'], '123456789012'],
  [['cluster', 'account'], 'acme-ml-42'],
  [['cluster', 'account'], '0b1f6471-1bf0-4dda-aec3-111122223333'],
  [['cluster', 'kubernetes'], '1.35'],
  [['cluster', 'zones'], ['us-east-1a']],
  [['cluster', 'network'], { cidr: '10.0.0.0/16', apiAccess: ['192.0.2.0/24', '0.0.0.0/0'] }],
  [['cluster', 'systemPool'], { machine: { type: 'm7i.large' }, nodes: { min: 2, max: 2 } }],
  [['cluster'], existing({ networkPolicy: 'cilium' })],
  [['cluster'], existing({ objectStore: { endpoint: 'http://minio:9000', cidr: '10.0.0.1/32' } })],
  [['cluster'], existingPool({ taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }], hourlyUsd: 0.5 })],
  [['cluster'], existingPool({ labels: { 'example.com/pool': '', pool: 'A_b.c' } })],
  [[...pool, 'machine'], { type: 'm7i.2xlarge' }],
  [[...pool, 'machine'], { cpu: 1, memory: '1', arch: 'arm64' }],
  [[...pool, 'gpu'], { type: 'a100-80gb', count: 16 }],
  [[...pool, 'nodes'], { min: 0, max: 1 }],
  [[...pool, 'capacity'], { kind: 'spot' }],
  [[...pool, 'disk'], '200Gi'],
  [['buckets', 'models', 'name'], 'acme-models-1'],
  [['teams', 'ranking', 'members'], { viewer: ['group:a', 'user:ada@acme.example', 'group:oidc:b'] }],
  [['teams', 'ranking', 'quota'], { cpu: { cpu: '0', memory: '64Gi', gpus: 0 } }],
  [['teams', 'ranking', 'namespace'], 'n'.repeat(63)],
  [['gateways'], gateway({ visibility: 'public', tls: { secret: 'web.tls' }, teams: ['ranking'] })],
  [['gateways'], gateway({ hostname: 'models' })],
  [[...version, 'path'], 'a b/c.tar.gz'],
  [[...version, 'size'], '1'],
  [[...churn, 'runtime', 'image'], `ghcr.io/acme/server@sha256:${'0'.repeat(64)}`],
  [[...churn, 'resources'], { cpu: '1m', memory: '1Gi' }],
  [[...churn, 'scale'], { min: 1, max: 1, targetCpu: 10 }],
  [[...churn, 'scale'], { min: 3, targetCpu: 95 }],
  [[...churn, 'scale'], { max: 2 }],
  [[...churn, 'slo'], { availability: 90, latency: { percentile: 50, target: '1ms' } }],
  [[...churn, 'slo'], { availability: 99.999, latency: { percentile: 99.9, target: '1h' } }],
  [[...churn, 'rollout'], { kind: 'rolling', maxSurge: 0, maxUnavailable: 1 }],
  [[...churn, 'disruption'], { minAvailable: 0 }],
  [[...churn, 'startup'], { budget: '10m' }],
  [[...churn, 'drain'], '0s'],
  [
    [...churn, 'consumers'],
    [{ team: 'search' }, { gateway: 'web' }, { namespace: 'x', pods: { app: 'y' } }],
  ],
  [['monitoring'], { alerts: { pager: 'https://example.com/x', ticket: 'https://example.com/y' } }],
  [['delivery'], delivery({ path: 'clusters/acme', revision: 'release/1' })],
  [['delivery'], delivery({ repository: 'git@github.com:acme/platform.git' })],
  [['delivery'], delivery({ repository: 'ssh://git@git.example/acme' })],
  [['addOns'], { 'cert-manager': { manage: false, namespace: 'cert-manager' } }],
  [['waivers'], waiver({ until: '2028-02-29' })],
  [['$schema'], './schema.json'],
];

const wrong: readonly (readonly [Path, unknown, Path, string])[] = [
  [['name'], 'a'.repeat(41), ['name'], 'definition/format'],
  [['name'], 'acme.example', ['name'], 'definition/format'],
  [['name'], '', ['name'], 'definition/format'],
  [['cluster', 'region'], 'us east', ['cluster', 'region'], 'definition/format'],
  [['cluster', 'account'], '', ['cluster', 'account'], 'definition/format'],
  [['cluster', 'kubernetes'], '1.35.1', ['cluster', 'kubernetes'], 'definition/format'],
  [['cluster', 'zones'], [], ['cluster', 'zones'], 'definition/range'],
  [['cluster', 'zones'], [1], ['cluster', 'zones', 0], 'definition/type'],
  [['cluster', 'network', 'cidr'], '10.0.0.1/16', ['cluster', 'network', 'cidr'], 'definition/format'],
  [['cluster'], existing({ region: 'x' }), ['cluster', 'region'], 'definition/unknown-field'],
  [['cluster'], existing({ networkPolicy: 'flannel' }), ['cluster', 'networkPolicy'], 'definition/choice'],
  ...['http://u:p@minio:9000', 'ftp://minio', 'http://minio:9000/', 'http://minio/a', 'minio'].map(
    (endpoint) =>
      [
        ['cluster'],
        existing({ objectStore: { endpoint, cidr: '10.0.0.1/32' } }),
        ['cluster', 'objectStore', 'endpoint'],
        'definition/format',
      ] as const,
  ),
  [['cluster'], existingPool({ nodes: { min: 2, max: 1 } }), [...pool, 'nodes', 'max'], 'definition/range'],
  [['cluster'], existingPool({ hourlyUsd: -1 }), [...pool, 'hourlyUsd'], 'definition/range'],
  [['cluster'], existingPool({ labels: { 'a/b/c': 'x' } }), [...pool, 'labels', 'a/b/c'], 'definition/format'],
  [['cluster'], existingPool({ labels: { a: '-x' } }), [...pool, 'labels', 'a'], 'definition/format'],
  [
    ['cluster'],
    existingPool({ taints: [{ key: 'a', effect: 'No' }] }),
    [...pool, 'taints', 0, 'effect'],
    'definition/choice',
  ],
  [[...pool, 'gpu'], { type: 'h100', count: 0 }, [...pool, 'gpu', 'count'], 'definition/range'],
  [[...pool, 'gpu'], { type: 'h100', count: 17 }, [...pool, 'gpu', 'count'], 'definition/range'],
  [[...pool, 'gpu'], { type: 'p5', count: 1 }, [...pool, 'gpu', 'type'], 'definition/choice'],
  [[...pool, 'nodes'], { min: 0, max: 0 }, [...pool, 'nodes', 'max'], 'definition/range'],
  [[...pool, 'nodes', 'max'], 1.5, [...pool, 'nodes', 'max'], 'definition/range'],
  [[...pool, 'nodes', 'max'], true, [...pool, 'nodes', 'max'], 'definition/type'],
  [[...pool, 'disk'], '0Gi', [...pool, 'disk'], 'definition/range'],
  [[...pool, 'capacity'], { kind: 'reserved' }, [...pool, 'capacity', 'kind'], 'definition/choice'],
  [['cluster', 'nodePools', 'A'], {}, ['cluster', 'nodePools', 'A'], 'definition/format'],
  [['buckets', 'models', 'name'], 'ab', ['buckets', 'models', 'name'], 'definition/format'],
  [['buckets', 'models', 'name'], 'Acme-models', ['buckets', 'models', 'name'], 'definition/format'],
  [['teams', 'ranking', 'namespace'], 'n'.repeat(64), ['teams', 'ranking', 'namespace'], 'definition/format'],
  [
    ['teams', 'ranking', 'quota'],
    { cpu: { gpus: -1 } },
    ['teams', 'ranking', 'quota', 'cpu', 'gpus'],
    'definition/range',
  ],
  [
    ['teams', 'ranking', 'members'],
    { viewer: ['ada'] },
    ['teams', 'ranking', 'members', 'viewer', 0],
    'definition/format',
  ],
  [['gateways'], gateway({ hostname: 'Models.acme' }), ['gateways', 'web', 'hostname'], 'definition/format'],
  [['gateways'], gateway({ hostname: `${'a'.repeat(64)}.b` }), ['gateways', 'web', 'hostname'], 'definition/format'],
  [['gateways'], gateway({ tls: { secret: 'A' } }), ['gateways', 'web', 'tls', 'secret'], 'definition/format'],
  [[...version, 'sha256'], 'A'.repeat(64), [...version, 'sha256'], 'definition/format'],
  [[...version, 'sha256'], 'a'.repeat(63), [...version, 'sha256'], 'definition/format'],
  ...['', '/a', 'a/../b', './a', 'a//b', 'a\\b', 'a\nb', 'a/', 'a'.repeat(1025)].map(
    (path) => [[...version, 'path'], path, [...version, 'path'], 'definition/format'] as const,
  ),
  [[...churn, 'resources', 'cpu'], '0', [...churn, 'resources', 'cpu'], 'definition/range'],
  [[...churn, 'scale', 'min'], 0, [...churn, 'scale', 'min'], 'definition/range'],
  [[...churn, 'scale'], { min: 3, max: 2 }, [...churn, 'scale', 'max'], 'definition/range'],
  [[...churn, 'scale'], { max: 1 }, [...churn, 'scale', 'max'], 'definition/range'],
  [[...churn, 'scale', 'targetCpu'], 9, [...churn, 'scale', 'targetCpu'], 'definition/range'],
  [[...churn, 'scale', 'targetCpu'], 96, [...churn, 'scale', 'targetCpu'], 'definition/range'],
  [[...churn, 'slo'], { availability: 89.9 }, [...churn, 'slo', 'availability'], 'definition/range'],
  [[...churn, 'slo'], { availability: 99.9999 }, [...churn, 'slo', 'availability'], 'definition/range'],
  [
    [...churn, 'slo', 'latency'],
    { percentile: 49, target: '1s' },
    [...churn, 'slo', 'latency', 'percentile'],
    'definition/range',
  ],
  [[...churn, 'rollout'], { kind: 'canary' }, [...churn, 'rollout', 'kind'], 'definition/choice'],
  [[...churn, 'rollout'], { kind: 'rolling', maxSurge: 0 }, [...churn, 'rollout', 'maxSurge'], 'definition/range'],
  [[...churn, 'startup', 'budget'], '0s', [...churn, 'startup', 'budget'], 'definition/range'],
  [[...churn, 'drain'], '15', [...churn, 'drain'], 'definition/format'],
  [[...churn, 'model'], 'churn', [...churn, 'model'], 'definition/type'],
  [
    ['delivery'],
    delivery({ repository: 'https://u:p@git.example/a' }),
    ['delivery', 'repository'],
    'definition/format',
  ],
  [['delivery'], delivery({ gitops: 'flux' }), ['delivery', 'gitops'], 'definition/choice'],
  [['delivery'], delivery({ revision: 'a b' }), ['delivery', 'revision'], 'definition/format'],
  [['waivers'], waiver({ until: '2027-02-29' }), ['waivers', 0, 'until'], 'definition/format'],
  [['waivers'], waiver({ until: 'tomorrow' }), ['waivers', 0, 'until'], 'definition/format'],
];

test('the definition that the others start from is right', () => {
  expect(findingsOf(rightDefinition())).toEqual([]);
});

test.each(right.map(([path, value]) => [formatPath(path), JSON.stringify(value), path, value] as const))(
  '%s may be %s',
  (_, __, path, value) => {
    const faults = findingsOf(withValue(path, value)).filter((finding) => finding.rule !== 'definition/missing-field');
    expect(faults).toEqual([]);
  },
);

test.each(
  wrong.map(([path, value, at, rule]) => [formatPath(path), JSON.stringify(value), path, value, at, rule] as const),
)('%s may not be %s', (_, __, path, value, at, rule) => {
  const faults = findingsOf(withValue(path, value)).filter((finding) => finding.rule !== 'definition/missing-field');
  expect(faults.map((finding) => [finding.rule, formatPath(finding.path)])).toEqual([[rule, formatPath(at)]]);
});

test('a fault in one field does not hide that numbers are in the wrong order', () => {
  const rules = findingsOf(withValue([...pool, 'nodes'], { min: 5, max: 3, more: 1 })).map((finding) => finding.rule);
  expect(rules).toEqual(['definition/unknown-field', 'definition/range']);
});
