import type { Path } from '../../../lib/errors';
import { shapeFindingsOf, validDefinition, withValue } from '../fixture';
import { type Invalid, testLimits, type Valid } from './limits';

// Each field at its limits, with values that are just valid and just invalid. test/bad-input checks the messages.

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
const model = (...others: readonly object[]) => [{ name: 'churn', version: 'v1' }, ...others];
const gateway = (fields: object) => ({ web: { hostname: 'models.acme.example', ...fields } });
const delivery = (fields: object) => ({ gitops: 'argocd', repository: 'https://git.example/acme', ...fields });

const valid: readonly Valid[] = [
  [['name'], 'a'.repeat(40)],
  [['name'], '1-a'],
  [['cluster', 'region'], 'us-central1'],
  [['cluster', 'account'], '123456789012'],
  [['cluster', 'account'], 'acme-ml-42'],
  [['cluster', 'account'], '0b1f6471-1bf0-4dda-aec3-111122223333'],
  [['cluster', 'kubernetes'], '1.35'],
  [['cluster', 'zones'], ['us-east-1a']],
  [['cluster', 'network'], { cidr: '10.0.0.0/16', apiAccess: ['192.0.2.0/24', '0.0.0.0/0'] }],
  [['cluster', 'network'], { imageBuckets: ['acme-registry', 'acme.layers'] }],
  [['cluster', 'network'], { perimeter: 'accessPolicies/123/servicePerimeters/ml_calls' }],
  [['cluster'], existing({ confinement: { dns: 'CoreDNS forwards no names', start: 'our CNI plugin' } })],
  [['cluster', 'systemPool'], { machine: { type: 'm7i.large' }, nodes: { min: 2, max: 2 } }],
  [['cluster'], existing({ networkPolicy: 'cilium' })],
  [['cluster'], existing({ objectStore: { endpoint: 'http://minio:9000', cidr: '10.0.0.1/32' } })],
  [['cluster'], existingPool({ taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }], hourlyUsd: 0.5 })],
  [['cluster'], existingPool({ labels: { 'example.com/pool': '', pool: 'A_b.c' } })],
  [[...pool, 'machine'], { type: 'm7i.2xlarge' }],
  [[...pool, 'machine'], { cpu: 1, memory: '1', arch: 'arm64' }],
  [[...pool, 'gpu'], { type: 'a100-80gb', count: 16 }],
  [[...pool, 'nodes'], { min: 0, max: 1 }],
  [[...pool, 'gpu'], { type: 'l4', count: 1, sharing: { memory: '10Gi' } }],
  [[...pool, 'gpu'], { type: 'l4', count: 1, sharing: { memory: '1', by: 'mps' } }],
  [[...pool, 'capacity'], { kind: 'on-demand' }],
  [[...pool, 'capacity'], { kind: 'spot' }],
  [[...pool, 'capacity'], { kind: 'flex-start' }],
  [[...pool, 'capacity'], { kind: 'reservation', reservation: 'cr-0abc' }],
  [[...pool, 'zones'], ['us-east-1a']],
  [[...pool, 'fabric'], true],
  [[...pool, 'disk'], '200Gi'],
  [['buckets', 'models', 'name'], 'acme-models-1'],
  [['teams', 'ranking', 'members'], { viewer: ['group:a', 'user:ada@acme.example', 'group:oidc:b'] }],
  [['teams', 'ranking', 'quota'], { cpu: { cpu: '0', memory: '64Gi', gpus: 0 } }],
  [['teams', 'ranking', 'quota'], { cpu: { gpus: 1, borrow: false } }],
  [['teams', 'ranking', 'confined'], true],
  [['teams', 'ranking', 'secrets'], { 'feature.store': { remote: 'acme/feature-store' } }],
  [['teams', 'ranking', 'namespace'], 'n'.repeat(63)],
  [['gateways'], gateway({ visibility: 'public', tls: { secret: 'web.tls' }, teams: ['ranking'] })],
  [['gateways'], gateway({ hostname: 'models' })],
  [['gateways'], gateway({ tls: { letsEncrypt: { email: 'ops+tls@ml.acme.example' } } })],
  [[...version, 'path'], 'a b/c.tar.gz'],
  [[...version, 'size'], '1'],
  [[...churn, 'runtime', 'image'], `ghcr.io/acme/server@sha256:${'0'.repeat(64)}`],
  [[...churn, 'resources'], { cpu: '1m', memory: '1Gi' }],
  [[...churn, 'resources'], { gpu: { count: 16 } }],
  [[...churn, 'resources'], { gpu: { memory: '10Gi' } }],
  [[...churn, 'runtime'], { kind: 'triton', image: 'nvcr.io/nvidia/tritonserver:26.09-py3' }],
  [[...churn, 'runtime'], { kind: 'vllm', contextTokens: 1, gpuMemoryShare: 0.1 }],
  [[...churn, 'runtime'], { kind: 'vllm', gpuMemoryShare: 0.98 }],
  [[...churn, 'model'], { name: 'churn', version: 'v2', previous: 'v1' }],
  [[...churn, 'model'], model()],
  [[...churn, 'model'], model({ name: 'spam', version: 'v1' })],
  [[...churn, 'model'], Array.from({ length: 200 }, (_, index) => ({ name: `m${index}`, version: 'v1' }))],
  [[...churn, 'scale'], { min: 1, max: 1, signal: { kind: 'cpu', percent: 10 } }],
  [[...churn, 'scale'], { min: 3, signal: { kind: 'cpu', percent: 95 } }],
  [[...churn, 'scale'], { min: 0, max: 1, signal: { kind: 'waiting-requests', perReplica: 1 } }],
  [[...churn, 'scale'], { signal: { kind: 'request-rate', perReplica: 0.1 } }],
  [[...churn, 'scale'], { max: 2 }],
  [[...churn, 'slo'], { availability: 90, latency: { percentile: 50, target: '1ms' } }],
  [[...churn, 'slo'], { availability: 99.999, latency: { percentile: 99.9, target: '1h' } }],
  [[...churn, 'rollout'], { kind: 'rolling', maxSurge: 0, maxUnavailable: 1 }],
  [[...churn, 'rollout'], { kind: 'canary', steps: [1, 2, 99], watch: '1ms', withoutTraffic: 'go-on' }],
  [[...churn, 'rollout'], { kind: 'canary', steps: [50] }],
  [[...churn, 'rollout'], { kind: 'blue-green' }],
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

const invalid: readonly Invalid[] = [
  [['name'], 'a'.repeat(41), ['name'], 'definition/format'],
  [['name'], 'acme.example', ['name'], 'definition/format'],
  [['name'], '', ['name'], 'definition/format'],
  [['cluster', 'region'], 'us east', ['cluster', 'region'], 'definition/format'],
  [['cluster', 'account'], '', ['cluster', 'account'], 'definition/format'],
  [['cluster', 'kubernetes'], '1.35.1', ['cluster', 'kubernetes'], 'definition/format'],
  [['cluster', 'zones'], [], ['cluster', 'zones'], 'definition/range'],
  [['cluster', 'zones'], [1], ['cluster', 'zones', 0], 'definition/type'],
  [['cluster', 'network', 'cidr'], '10.0.0.1/16', ['cluster', 'network', 'cidr'], 'definition/format'],
  [['cluster', 'network'], { imageBuckets: ['Acme'] }, ['cluster', 'network', 'imageBuckets', 0], 'definition/format'],
  [['cluster', 'network'], { perimeter: 'ml' }, ['cluster', 'network', 'perimeter'], 'definition/format'],
  [
    ['cluster'],
    existing({ confinement: { disks: 'x' } }),
    ['cluster', 'confinement', 'disks'],
    'definition/unknown-field',
  ],
  [['cluster'], existing({ confinement: { dns: ' ' } }), ['cluster', 'confinement', 'dns'], 'definition/format'],
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
  [[...pool, 'capacity'], 'spot', [...pool, 'capacity'], 'definition/type'],
  [
    [...pool, 'capacity'],
    { kind: 'reservation', reservation: ' ' },
    [...pool, 'capacity', 'reservation'],
    'definition/format',
  ],
  [
    [...pool, 'capacity'],
    { kind: 'spot', reservation: 'cr-0abc' },
    [...pool, 'capacity', 'reservation'],
    'definition/unknown-field',
  ],
  [[...pool, 'zones'], [], [...pool, 'zones'], 'definition/range'],
  [[...pool, 'fabric'], 'efa', [...pool, 'fabric'], 'definition/type'],
  ...[
    [{ memory: '0' }, 'memory', 'definition/range'],
    [{ memory: '10GB' }, 'memory', 'definition/format'],
    [{ memory: '10Gi', by: 'vgpu' }, 'by', 'definition/choice'],
    [{ memory: '10Gi', shares: 4 }, 'shares', 'definition/unknown-field'],
  ].map(
    ([sharing, field, rule]) =>
      [
        [...pool, 'gpu'],
        { type: 'l4', count: 1, sharing },
        [...pool, 'gpu', 'sharing', String(field)],
        String(rule),
      ] as const,
  ),
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
    ['teams', 'ranking', 'quota'],
    { cpu: { borrow: 2 } },
    ['teams', 'ranking', 'quota', 'cpu', 'borrow'],
    'definition/type',
  ],
  [['teams', 'ranking', 'confined'], 'eu', ['teams', 'ranking', 'confined'], 'definition/type'],
  [
    ['teams', 'ranking', 'secrets'],
    { Db: { remote: 'x' } },
    ['teams', 'ranking', 'secrets', 'Db'],
    'definition/format',
  ],
  [
    ['teams', 'ranking', 'secrets'],
    { db: { remote: '' } },
    ['teams', 'ranking', 'secrets', 'db', 'remote'],
    'definition/format',
  ],
  [['teams', 'ranking', 'secrets'], { db: 'password' }, ['teams', 'ranking', 'secrets', 'db'], 'definition/type'],
  [
    ['teams', 'ranking', 'members'],
    { viewer: ['ada'] },
    ['teams', 'ranking', 'members', 'viewer', 0],
    'definition/format',
  ],
  [['gateways'], gateway({ hostname: 'Models.acme' }), ['gateways', 'web', 'hostname'], 'definition/format'],
  [['gateways'], gateway({ hostname: `${'a'.repeat(64)}.b` }), ['gateways', 'web', 'hostname'], 'definition/format'],
  [['gateways'], gateway({ tls: { secret: 'A' } }), ['gateways', 'web', 'tls', 'secret'], 'definition/format'],
  ...['', 'ops', 'ops@acme', 'ops @acme.example', 'ops@acme..example', 'a@b@acme.example'].map(
    (email) =>
      [
        ['gateways'],
        gateway({ tls: { letsEncrypt: { email } } }),
        ['gateways', 'web', 'tls', 'letsEncrypt', 'email'],
        'definition/format',
      ] as const,
  ),
  [
    ['gateways'],
    gateway({ tls: { secret: 'web', letsEncrypt: { email: 'a@b.example' } } }),
    ['gateways', 'web', 'tls'],
    'definition/choice',
  ],
  [['gateways'], gateway({ tls: true }), ['gateways', 'web', 'tls'], 'definition/type'],
  [[...version, 'sha256'], 'A'.repeat(64), [...version, 'sha256'], 'definition/format'],
  [[...version, 'sha256'], 'a'.repeat(63), [...version, 'sha256'], 'definition/format'],
  ...['', '/a', 'a/../b', './a', 'a//b', 'a\\b', 'a\nb', 'a/', 'a'.repeat(1025)].map(
    (path) => [[...version, 'path'], path, [...version, 'path'], 'definition/format'] as const,
  ),
  [[...churn, 'resources', 'cpu'], '0', [...churn, 'resources', 'cpu'], 'definition/range'],
  [[...churn, 'resources', 'gpu'], { count: 0 }, [...churn, 'resources', 'gpu', 'count'], 'definition/range'],
  [[...churn, 'resources', 'gpu'], { count: 17 }, [...churn, 'resources', 'gpu', 'count'], 'definition/range'],
  [[...churn, 'resources', 'gpu'], { memory: '0Gi' }, [...churn, 'resources', 'gpu', 'memory'], 'definition/range'],
  [[...churn, 'resources', 'gpu'], { count: 1, memory: '1Gi' }, [...churn, 'resources', 'gpu'], 'definition/choice'],
  [[...churn, 'resources', 'gpu'], 1, [...churn, 'resources', 'gpu'], 'definition/type'],
  [[...churn, 'runtime'], { kind: 'onnx' }, [...churn, 'runtime', 'kind'], 'definition/choice'],
  [[...churn, 'runtime'], 'triton', [...churn, 'runtime'], 'definition/type'],
  [
    [...churn, 'runtime'],
    { kind: 'triton', contextTokens: 1 },
    [...churn, 'runtime', 'contextTokens'],
    'definition/unknown-field',
  ],
  [
    [...churn, 'runtime'],
    { kind: 'vllm', contextTokens: 0 },
    [...churn, 'runtime', 'contextTokens'],
    'definition/range',
  ],
  [
    [...churn, 'runtime'],
    { kind: 'vllm', gpuMemoryShare: 0.09 },
    [...churn, 'runtime', 'gpuMemoryShare'],
    'definition/range',
  ],
  [
    [...churn, 'runtime'],
    { kind: 'vllm', gpuMemoryShare: 0.99 },
    [...churn, 'runtime', 'gpuMemoryShare'],
    'definition/range',
  ],
  [[...churn, 'scale', 'min'], -1, [...churn, 'scale', 'min'], 'definition/range'],
  [[...churn, 'scale'], { min: 0, max: 0 }, [...churn, 'scale', 'max'], 'definition/range'],
  [[...churn, 'scale'], { min: 3, max: 2 }, [...churn, 'scale', 'max'], 'definition/range'],
  [[...churn, 'scale'], { max: 1 }, [...churn, 'scale', 'max'], 'definition/range'],
  ...[
    [{ kind: 'cpu', percent: 9 }, 'percent', 'definition/range'],
    [{ kind: 'cpu', percent: 96 }, 'percent', 'definition/range'],
    [{ kind: 'cpu', perReplica: 4 }, 'perReplica', 'definition/unknown-field'],
    [{ kind: 'waiting-requests', perReplica: 0 }, 'perReplica', 'definition/range'],
    [{ kind: 'request-rate', perReplica: 0 }, 'perReplica', 'definition/range'],
    [{ kind: 'memory' }, 'kind', 'definition/choice'],
  ].map(
    ([signal, field, rule]) =>
      [[...churn, 'scale'], { signal }, [...churn, 'scale', 'signal', String(field)], String(rule)] as const,
  ),
  [[...churn, 'slo'], { availability: 89.9 }, [...churn, 'slo', 'availability'], 'definition/range'],
  [[...churn, 'slo'], { availability: 99.9999 }, [...churn, 'slo', 'availability'], 'definition/range'],
  [
    [...churn, 'slo', 'latency'],
    { percentile: 49, target: '1s' },
    [...churn, 'slo', 'latency', 'percentile'],
    'definition/range',
  ],
  [[...churn, 'rollout'], { kind: 'recreate' }, [...churn, 'rollout', 'kind'], 'definition/choice'],
  [[...churn, 'rollout'], 'canary', [...churn, 'rollout'], 'definition/type'],
  ...[
    [[], [], 'definition/range'],
    [[0, 5], [0], 'definition/range'],
    [[50, 100], [1], 'definition/range'],
    [[2.5], [0], 'definition/range'],
    [[5, 5], [1], 'definition/range'],
    [[50, 25], [1], 'definition/range'],
    [['5%'], [0], 'definition/type'],
    [10, [], 'definition/type'],
  ].map(
    ([steps, at, rule]) =>
      [
        [...churn, 'rollout'],
        { kind: 'canary', steps },
        [...churn, 'rollout', 'steps', ...(at as readonly number[])],
        String(rule),
      ] as const,
  ),
  [
    [...churn, 'rollout'],
    { kind: 'canary', steps: [5], watch: '0s' },
    [...churn, 'rollout', 'watch'],
    'definition/range',
  ],
  [
    [...churn, 'rollout'],
    { kind: 'canary', steps: [5], withoutTraffic: 'abort' },
    [...churn, 'rollout', 'withoutTraffic'],
    'definition/choice',
  ],
  [
    [...churn, 'rollout'],
    { kind: 'blue-green', steps: [5] },
    [...churn, 'rollout', 'steps'],
    'definition/unknown-field',
  ],
  [[...churn, 'rollout'], { kind: 'rolling', maxSurge: 0 }, [...churn, 'rollout', 'maxSurge'], 'definition/range'],
  [[...churn, 'startup', 'budget'], '0s', [...churn, 'startup', 'budget'], 'definition/range'],
  [[...churn, 'drain'], '15', [...churn, 'drain'], 'definition/format'],
  [[...churn, 'model'], 'churn', [...churn, 'model'], 'definition/type'],
  [[...churn, 'model'], [], [...churn, 'model'], 'definition/range'],
  [
    [...churn, 'model'],
    Array.from({ length: 201 }, (_, index) => ({ name: `m${index}`, version: 'v1' })),
    [...churn, 'model'],
    'definition/range',
  ],
  [[...churn, 'model'], model({ name: 'churn', version: 'v2' }), [...churn, 'model', 1, 'name'], 'definition/range'],
  [[...churn, 'model'], model({ name: 'Spam', version: 'v1' }), [...churn, 'model', 1, 'name'], 'definition/format'],
  [
    [...churn, 'model'],
    model({ name: 'spam', version: 'v1', previous: 'v1' }),
    [...churn, 'model', 1, 'previous'],
    'definition/range',
  ],
  [
    [...churn, 'model'],
    { name: 'churn', version: 'v1', previous: 'v1' },
    [...churn, 'model', 'previous'],
    'definition/range',
  ],
  [
    [...churn, 'model'],
    { name: 'churn', version: 'v1', older: 'v0' },
    [...churn, 'model', 'older'],
    'definition/unknown-field',
  ],
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

test('the base definition of these tests is valid', () => {
  expect(shapeFindingsOf(validDefinition())).toEqual([]);
});

testLimits(valid, invalid);

test('a problem in one field does not hide a minimum above its maximum', () => {
  const rules = shapeFindingsOf(withValue([...pool, 'nodes'], { min: 5, max: 3, more: 1 })).map(
    (finding) => finding.rule,
  );
  expect(rules).toEqual(['definition/unknown-field', 'definition/range']);
});
