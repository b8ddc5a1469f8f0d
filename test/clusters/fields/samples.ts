import type { ProviderName } from '../../../lib/definition/provider-names';
import { accounts } from '../../fixtures/definition';

/** Two values of a field. Undefined is a definition without it. */
export type Values = readonly [one: unknown, other: unknown];

/** Values for a field, and what the rest of the definition needs for them. */
export interface Sample {
  readonly values: Values | Readonly<Partial<Record<ProviderName, Values>>>;
  /** Fields by path that must have a value, besides those of the base. */
  readonly given?: Readonly<Record<string, unknown>>;
}

const same = (one: unknown, other: unknown): Sample => ({ values: [one, other] });

const pool = 'cluster.nodePools.general';

/** A confined team on a cluster that closes every channel, with nothing that would let data out. */
const confined = {
  'teams.ranking.confined': true,
  'cluster.confinement': {
    storage: 'the store has no other users',
    dns: 'CoreDNS forwards no names',
    identity: 'there is no such service',
    start: 'policies come first',
  },
  buckets: {},
  models: {},
  services: {},
  gateways: {},
};

/** Values of every field that cannot be derived from the schema. Fields on a cloud that lacks them are refused with any. */
export const samples: Readonly<Record<string, Sample>> = {
  name: same('acme', 'other'),
  'cluster.region': {
    values: {
      eks: ['us-east-1', 'us-west-2'],
      gke: ['us-central1', 'europe-west4'],
      aks: ['eastus', 'westeurope'],
      existing: [undefined, 'eastus'],
    },
  },
  'cluster.account': {
    values: {
      eks: [accounts.eks, '210987654321'],
      gke: [accounts.gke, 'acme-ml-654321'],
      aks: [accounts.aks, '22222222-2222-3333-4444-555555555555'],
      existing: [undefined, accounts.eks],
    },
  },
  'cluster.kubernetes': same('1.35', '1.34'),
  'cluster.zones.[]': {
    values: {
      eks: [
        ['us-east-1a', 'us-east-1b'],
        ['us-east-1a', 'us-east-1c'],
      ],
      gke: [['us-central1-a'], ['us-central1-b']],
      aks: [['1'], ['2']],
      existing: [undefined, ['1']],
    },
  },
  'cluster.network.cidr': same('10.0.0.0/16', '10.4.0.0/16'),
  'cluster.network.apiAccess.[]': same(['203.0.113.0/24'], ['198.51.100.0/24']),
  'cluster.network.imageBuckets.[]': same(['acme-registry'], ['acme-images']),
  'cluster.network.perimeter': same(undefined, 'accessPolicies/987654321/servicePerimeters/ml'),
  'cluster.systemPool.machine.cpu': { ...same(2, 8), given: { 'cluster.systemPool.machine.memory': '8Gi' } },
  'cluster.systemPool.machine.memory': { ...same('8Gi', '32Gi'), given: { 'cluster.systemPool.machine.cpu': 2 } },
  'cluster.systemPool.machine.type': {
    values: {
      eks: ['m7i.large', 'm7i.xlarge'],
      gke: ['n2-standard-2', 'n2-standard-4'],
      aks: ['Standard_D2s_v5', 'Standard_D4s_v5'],
      existing: [undefined, 'm7i.large'],
    },
  },
  'cluster.systemPool.nodes.min': { ...same(2, 3), given: { 'cluster.systemPool.nodes.max': 4 } },
  'cluster.systemPool.nodes.max': { ...same(4, 5), given: { 'cluster.systemPool.nodes.min': 2 } },
  'cluster.nodePools.KEY': same('spare', 'other'),
  'cluster.nodePools.*.machine.cpu': same(4, 8),
  'cluster.nodePools.*.machine.memory': same('16Gi', '32Gi'),
  'cluster.systemPool.machine.arch': {
    ...same('amd64', 'arm64'),
    given: { 'cluster.systemPool.machine.cpu': 4, 'cluster.systemPool.machine.memory': '16Gi' },
  },
  'cluster.nodePools.*.machine.arch': { ...same('amd64', 'arm64'), given: { services: {} } },
  'cluster.nodePools.*.arch': { ...same('amd64', 'arm64'), given: { services: {} } },
  'cluster.nodePools.*.localDisk': {
    ...same(true, false),
    given: { [`${pool}.machine`]: 'LOCAL', [`${pool}.gpu`]: 'LOCAL_GPU' },
  },
  'cluster.nodePools.*.taints.[].effect': {
    ...same('NoSchedule', 'NoExecute'),
    given: { [`${pool}.taints.0`]: { key: 'example.com/one', value: 'true' } },
  },
  'cluster.ranges.apiServers.[]': {
    ...same(undefined, ['10.9.0.5/32']),
    given: {
      'cluster.apiServerPort': 6443,
      'cluster.ranges': { nodes: ['10.1.0.0/16'], pods: ['10.244.0.0/16'], services: ['10.96.0.0/12'] },
    },
  },
  'cluster.secretStore.ranges.[]': {
    ...same(['10.20.0.16/32'], ['10.20.0.17/32']),
    given: { 'teams.ranking.secrets': { db: { remote: 'acme-db' } } },
  },
  'cluster.secretStore.port': {
    ...same(443, 8200),
    given: { 'cluster.secretStore.ranges': ['10.20.0.16/32'], 'teams.ranking.secrets': { db: { remote: 'acme-db' } } },
  },
  'buckets.*.oldVersions': same('30d', '60d'),
  'teams.*.members.KEY': { ...same('ml-engineer', 'viewer'), given: { 'teams.ranking.members': {} } },
  'teams.*.quota.KEY': { ...same('general', 'other'), given: { 'cluster.nodePools.other': 'POOL' } },
  'teams.*.manage': { ...same(true, false), given: { 'teams.ranking.members': undefined, services: {} } },
  'teams.*.confined': { ...same(false, true), given: { buckets: {}, models: {}, services: {}, gateways: {} } },
  'teams.*.modelFormats': { ...same('any', 'data-only'), given: { services: {} } },
  'cluster.nodePools.*.machine.type': {
    values: {
      eks: ['m7i.xlarge', 'm7i.2xlarge'],
      gke: ['n2-standard-4', 'n2-standard-8'],
      aks: ['Standard_D4s_v5', 'Standard_D8s_v5'],
      existing: [undefined, 'm7i.xlarge'],
    },
    given: { [`${pool}.machine`]: undefined },
  },
  'cluster.nodePools.*.gpu.type': {
    values: { eks: ['l4', 'a10g'], gke: ['l4', 'a100-80gb'], aks: ['t4', 'a100-80gb'], existing: ['l4', 't4'] },
    given: { [`${pool}.machine`]: undefined, [`${pool}.gpu.count`]: 1 },
  },
  'cluster.nodePools.*.gpu.count': {
    values: { eks: [1, 4], gke: [1, 2], aks: [1, 4], existing: [1, 4] },
    given: { [`${pool}.machine`]: undefined, [`${pool}.gpu.type`]: 'GPU' },
  },
  'cluster.nodePools.*.gpu.sharing.memory': {
    ...same('4Gi', '8Gi'),
    given: { [`${pool}.machine`]: undefined, [`${pool}.gpu.type`]: 'GPU', [`${pool}.gpu.count`]: 1 },
  },
  'cluster.nodePools.*.gpu.sharing.by': {
    values: {
      eks: ['time-slicing', 'mps'],
      gke: ['mig', 'time-slicing'],
      aks: ['mig', 'time-slicing'],
      existing: ['mig', 'time-slicing'],
    },
    given: { [`${pool}.machine`]: undefined, [`${pool}.gpu`]: 'SHARED' },
  },
  'cluster.nodePools.*.nodes.min': same(2, 3),
  'cluster.nodePools.*.nodes.max': same(4, 5),
  'cluster.nodePools.*.capacity.kind': { ...same('on-demand', 'spot'), given: { services: {} } },
  'cluster.nodePools.*.capacity.reservation': {
    values: {
      eks: ['cr-0123456789abcdef0', 'cr-0123456789abcdef1'],
      gke: ['one', 'other'],
      aks: ['one', 'other'].map(
        (name) =>
          `/subscriptions/${accounts.aks}/resourceGroups/acme/providers/Microsoft.Compute/capacityReservationGroups/${name}`,
      ) as unknown as Values,
      existing: [undefined, 'one'],
    },
    given: { [`${pool}.capacity.kind`]: 'reservation', [`${pool}.zones`]: 'ZONE' },
  },
  'cluster.nodePools.*.capacity.placement': {
    ...same(undefined, 'near'),
    given: {
      [`${pool}.capacity.kind`]: 'reservation',
      [`${pool}.capacity.reservation`]: 'RESERVATION',
      [`${pool}.zones`]: 'ZONE',
    },
  },
  'cluster.nodePools.*.disk': same('100Gi', '200Gi'),
  'cluster.nodePools.*.zones.[]': {
    values: {
      eks: [['us-east-1a'], ['us-east-1b']],
      gke: [['us-central1-a'], ['us-central1-b']],
      aks: [['1'], ['2']],
      existing: [undefined, ['1']],
    },
  },
  'cluster.nodePools.*.fabric': {
    ...same(false, true),
    given: { [`${pool}.machine`]: undefined, [`${pool}.gpu`]: { type: 'h100', count: 8 } },
  },
  'cluster.admins.[]': {
    values: {
      eks: [undefined, ['arn:aws:iam::123456789012:role/ops']],
      gke: [undefined, ['group:ops@acme.example']],
      aks: [undefined, ['aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee']],
      existing: [undefined, ['group:ops']],
    },
  },
  'cluster.groups.KEY': {
    ...same('ranking', 'others'),
    given: { 'cluster.groups.ranking': undefined, 'cluster.oidc': 'OIDC' },
  },
  'cluster.groups.*.[]': {
    values: {
      eks: [['arn:aws:iam::123456789012:role/ranking'], ['arn:aws:iam::123456789012:role/others']],
      gke: [['ranking@acme.example'], ['others@acme.example']],
      aks: [['11111111-2222-3333-4444-666666666666'], ['11111111-2222-3333-4444-888888888888']],
      existing: [undefined, ['ranking']],
    },
  },
  'cluster.oidc.issuer': {
    ...same('https://login.acme.io', 'https://login.acme.dev'),
    given: { 'cluster.oidc.clientId': 'kubernetes' },
  },
  'cluster.oidc.clientId': {
    ...same('kubernetes', 'other'),
    given: { 'cluster.oidc.issuer': 'https://login.acme.io' },
  },
  'cluster.oidc.usernameClaim': {
    ...same('email', 'name'),
    given: { 'cluster.oidc': { issuer: 'https://login.acme.io', clientId: 'kubernetes' } },
  },
  'cluster.oidc.groupsClaim': {
    ...same('groups', 'roles'),
    given: { 'cluster.oidc': { issuer: 'https://login.acme.io', clientId: 'kubernetes' } },
  },
  'cluster.tags.KEY': same('owner', 'team'),
  'cluster.tags.*': same('ml', 'search'),
  'cluster.audit.logDays': same(90, 365),
  'cluster.audit.budget.monthly': {
    ...same(90_000, 95_000),
    given: { 'cluster.audit.budget.emails': ['ops@acme.example'], 'cluster.audit.budget.billingAccount': 'BILLING' },
  },
  'cluster.audit.budget.emails.[]': {
    ...same(['ops@acme.example'], ['ml@acme.example']),
    given: { 'cluster.audit.budget.monthly': 90_000, 'cluster.audit.budget.billingAccount': 'BILLING' },
  },
  'cluster.audit.budget.alertAt.[]': {
    ...same([80], [90]),
    given: {
      'cluster.audit.budget': { monthly: 90_000, emails: ['ops@acme.example'] },
      'cluster.audit.budget.billingAccount': 'BILLING',
    },
  },
  'cluster.audit.budget.billingAccount': {
    values: ['012345-6789AB-CDEF01', '012345-6789AB-CDEF02'],
    given: { 'cluster.audit.budget': { monthly: 90_000, emails: ['ops@acme.example'] } },
  },
  'cluster.dns.namespace': { ...same('kube-system', 'dns'), given: { 'cluster.dns.labels': { app: 'dns' } } },
  'cluster.dns.labels.KEY': { ...same('app', 'name'), given: { 'cluster.dns.namespace': 'kube-system' } },
  'cluster.dns.labels.*': { ...same('dns', 'core-dns'), given: { 'cluster.dns.namespace': 'kube-system' } },
  'cluster.dns.port': { ...same(53, 5353), given: { 'cluster.dns': { namespace: 'dns', labels: { app: 'dns' } } } },
  'cluster.apiServerPort': same(6443, 8443),
  'cluster.ranges.nodes.[]': {
    ...same(['10.1.0.0/16'], ['10.2.0.0/16']),
    given: { 'cluster.ranges': { pods: ['10.244.0.0/16'], services: ['10.96.0.0/12'] } },
  },
  'cluster.ranges.pods.[]': {
    ...same(['10.244.0.0/16'], ['10.245.0.0/16']),
    given: { 'cluster.ranges': { nodes: ['10.1.0.0/16'], services: ['10.96.0.0/12'] } },
  },
  'cluster.ranges.services.[]': {
    ...same(['10.96.0.0/12'], ['10.112.0.0/12']),
    given: { 'cluster.ranges': { nodes: ['10.1.0.0/16'], pods: ['10.244.0.0/16'] } },
  },
  'cluster.objectStore.endpoint': {
    ...same('https://minio.storage.internal:9000', 'https://minio.storage.internal:9443'),
    given: { 'cluster.objectStore.cidr': '10.20.0.15/32' },
  },
  'cluster.objectStore.cidr': {
    ...same('10.20.0.15/32', '10.20.0.16/32'),
    given: { 'cluster.objectStore.endpoint': 'https://minio.storage.internal:9000' },
  },
  'cluster.objectStore.credentialsSecret': { ...same('one', 'other'), given: { 'cluster.objectStore': 'STORE' } },
  'cluster.objectStore.certificateAuthority.configMap': {
    ...same('one', 'other'),
    given: { 'cluster.objectStore': 'STORE' },
  },
  'cluster.objectStore.certificateAuthority.key': {
    ...same('ca.crt', 'ca.pem'),
    given: { 'cluster.objectStore': 'STORE', 'cluster.objectStore.certificateAuthority.configMap': 'ca' },
  },
  'cluster.objectStore.certificateAuthority.secret': {
    ...same('one', 'other'),
    given: { 'cluster.objectStore': 'STORE' },
  },
  'cluster.loadBalancers.internal.KEY': same('lb.example/one', 'lb.example/other'),
  'cluster.loadBalancers.internal.*': same('one', 'other'),
  'cluster.loadBalancers.public.KEY': {
    ...same('lb.example/one', 'lb.example/other'),
    given: { 'gateways.internal': 'PUBLIC' },
  },
  'cluster.loadBalancers.public.*': { ...same('one', 'other'), given: { 'gateways.internal': 'PUBLIC' } },
  'cluster.confinement.storage': { ...same('the store has no other users', 'the store is only ours'), given: confined },
  'cluster.confinement.dns': { ...same('CoreDNS forwards nothing', 'CoreDNS forwards no names'), given: confined },
  'cluster.confinement.identity': { ...same('there is no metadata', 'there is no such service'), given: confined },
  'cluster.confinement.start': { ...same('policies come first', 'policies apply at once'), given: confined },
  'cluster.nodePools.*.labels.KEY': same('example.com/pool', 'example.com/nodes'),
  'cluster.nodePools.*.labels.*': same('cpu', 'general'),
  'cluster.nodePools.*.taints.[].key': {
    ...same('example.com/one', 'example.com/other'),
    given: { [`${pool}.taints.0`]: { value: 'true', effect: 'NoSchedule' } },
  },
  'cluster.nodePools.*.taints.[].value': {
    ...same('one', 'other'),
    given: { [`${pool}.taints.0`]: { key: 'example.com/one', effect: 'NoSchedule' } },
  },
  'cluster.nodePools.*.allocatable.cpu': same('7', '15'),
  'cluster.nodePools.*.allocatable.memory': same('28Gi', '60Gi'),
  'cluster.nodePools.*.allocatable.ephemeralStorage': same('50Gi', '500Gi'),
  'cluster.nodePools.*.allocatable.pods': same(110, 60),
  'cluster.nodePools.*.hourlyUsd': same(undefined, 0.5),
  'buckets.KEY': same('spare', 'other'),
  'buckets.*.name': same('acme-models-1', 'acme-models-2'),
  'buckets.*.teams.[]': same(['ranking'], ['ranking', 'shop']),
  'teams.KEY': same('spare', 'other'),
  'teams.*.members.*.[]': same(['group:ranking'], ['group:ranking-oncall']),
  'teams.*.namespace': same('ranking', 'ranking-ml'),
  'teams.*.quota.*.cpu': same('10', '12'),
  'teams.*.quota.*.memory': same('40Gi', '48Gi'),
  'teams.*.quota.*.gpus': {
    ...same(1, 2),
    given: { [`${pool}.machine`]: undefined, [`${pool}.gpu`]: 'SHARED', services: {} },
  },
  'teams.*.quota.*.borrow': {
    ...same(true, false),
    given: { 'teams.ranking.quota.general': { cpu: '1', memory: '4Gi' }, 'training.fit': 'JOB', services: {} },
  },
  'teams.*.modelScan.image': {
    ...same(`ghcr.io/acme/scan@sha256:${'1'.repeat(64)}`, `ghcr.io/acme/scan@sha256:${'2'.repeat(64)}`),
    given: { 'teams.ranking.modelScan': 'SCAN' },
  },
  'teams.*.modelScan.command.[]': {
    ...same(['scan'], ['scan', '--strict']),
    given: { 'teams.ranking.modelScan': 'SCAN' },
  },
  'teams.*.modelScan.cpu': { ...same('500m', '600m'), given: { 'teams.ranking.modelScan': 'SCAN' } },
  'teams.*.modelScan.memory': { ...same('1Gi', '2Gi'), given: { 'teams.ranking.modelScan': 'SCAN' } },
  'teams.*.secrets.KEY': same('db', 'other'),
  'teams.*.secrets.*.remote': same('acme-db', 'acme-other'),
  'teams.*.calls.[]': {
    ...same([], ['churn']),
    given: { 'services.churn.team': 'shop', 'services.churn.consumers': [{ team: 'ranking' }] },
  },
};
