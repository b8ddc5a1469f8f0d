import type { ManagedClusterSpec } from '../../../lib/definition/cluster';
import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import { checkParsed } from '../../../lib/plan/plan';
import type { Cloud, Provider } from '../../../lib/plan/providers/provider';
import { cloudOf, type ProviderSelection, selectProvider } from '../../../lib/plan/providers/select';
import { MiB } from '../../../lib/units/quantity';
import {
  definition,
  existingDefinition,
  type ManagedDefinition,
  withCluster,
  withService,
} from '../../fixtures/definition';
import { withPools } from '../../fixtures/pools';
import { withTraining } from '../../fixtures/training';

/** Facts that reports and standalone services read, and facts that select a type. */
type ReadElsewhere =
  | 'name'
  | 'fullName'
  | 'managesCluster'
  | 'immutablePoolFields'
  | 'podIdentities'
  | 'readableSchemes';

interface Change {
  /** The definition whose plan or findings depend on the fact. */
  readonly of: ManagedDefinition;
  /** Other facts that are the same in both checks. @default - those of GKE */
  readonly given?: Partial<Cloud>;
  readonly facts: Partial<Cloud>;
}

const oneDigit = { expression: /^\d$/, allowed: 'one digit' };
const base = definition('gke');
const gpus = { gpu: { type: 'l4', count: 1 } } as const;
const queued = withPools('gke', { extra: { ...gpus, capacity: { kind: 'queued-provisioning' } } });
const bound = { capacity: { kind: 'reservation', reservation: 'lab-1' } } as const;
const secrets = { ...base, teams: { ...base.teams, ranking: { secrets: { db: { remote: 'db_password' } } } } };
const confined = { ...base, teams: { ...base.teams, ranking: { confined: true } } };
const scaled = withService(base, { scale: { min: 1, max: 4 } });

/** The same cluster on a cloud with one other fact. A new fact needs a row, or the compiler reports it. */
const changes: Readonly<Record<Exclude<keyof Cloud, ReadElsewhere>, Change>> = {
  title: {
    of: withCluster(base, { zones: ['us-central1-a'] }),
    given: { minZones: 2 },
    facts: { title: 'Fourth' },
  },
  accountTitle: { of: withoutAccount(secrets), facts: { accountTitle: 'Fourth account' } },
  accountForm: { of: base, facts: { accountForm: { expression: /^\d$/, allowed: 'one digit' } } },
  adminForm: {
    of: withCluster(base, { admins: ['group:ops@acme.example'] }),
    facts: { adminForm: { expression: /^\d$/, allowed: 'one digit' } },
  },
  logIn: {
    of: base,
    facts: {
      logIn: {
        groupForm: { expression: /^\d$/, allowed: 'one digit' },
        namesGroups: true,
        oneDomain: false,
        userForm: undefined,
        oidcPrefix: undefined,
        reachesPrivateApi: true,
      },
    },
  },
  audit: {
    of: base,
    facts: {
      audit: {
        tags: { max: 1, key: oneDigit, value: oneDigit, ignoresCase: false },
        logDays: { accepts: () => true, allowed: 'any number' },
        storesBucketLogs: true,
        budget: { maxEmails: 1, hasBillingAccount: false, inDollars: false },
        costAllocation: 'by the fourth list',
      },
    },
  },
  kubernetesVersions: { of: base, facts: { kubernetesVersions: ['1.36'] } },
  byUse: { of: base, facts: { byUse: ['the fourth traffic'] } },
  billed: { of: base, facts: { billed: () => [] } },
  servicePrices: { of: base, facts: { servicePrices: { region: 'fourth-1', sources: ['the fourth list'] } } },
  priceSource: { of: base, facts: { priceSource: () => 'the fourth list' } },
  namesStartWithLetter: { of: { ...base, name: '4th' }, facts: { namesStartWithLetter: [] } },
  agents: { of: base, facts: { agents: { cpuMilli: 1, memoryBytes: MiB, pods: 1 } } },
  gpuSharing: {
    of: withPools('gke', { extra: { gpu: { ...gpus.gpu, sharing: { memory: '5Gi' } } } }),
    facts: { gpuSharing: () => ({ possible: [], impossible: {}, migProfiles: [], resource: 'share' }) },
  },
  channels: {
    of: confined,
    facts: { channels: { ...cloudOf(base.cluster).channels, start: { closed: false, open: 'all', fix: 'none' } } },
  },
  policiesFollowPods: { of: confined, facts: { policiesFollowPods: { confinedZones: ['fourth.example'] } } },
  dns: { of: base, facts: { dns: [] } },
  exportsDnsMetrics: { of: base, facts: { exportsDnsMetrics: true } },
  identity: { of: base, facts: { identity: () => ({ kind: 'ambient' }) } },
  sharesIdentities: { of: base, facts: { sharesIdentities: false } },
  secretsOfTeams: {
    of: withTraining(base, { secrets: { '/creds': 'fourth' } }),
    facts: { secretsOfTeams: { fourth: 'a key' } },
  },
  documents: { of: base, facts: { documents: () => [] } },
  documentKeys: { of: base, facts: { documentKeys: { expression: /^$/, allowed: 'none' } } },
  identityRules: { of: base, facts: { identityRules: [] } },
  givenNetwork: {
    of: withTraining(base, { connections: [{ cidr: '10.99.0.5/32', port: 16_443, why: 'a store' }] }),
    facts: { givenNetwork: { apiServerPort: 16_443, ranges: undefined } },
  },
  apiServerRules: { of: base, facts: { apiServerRules: [] } },
  secretStoreRules: { of: secrets, facts: { secretStoreRules: [] } },
  objectStoreRules: { of: base, facts: { objectStoreRules: [] } },
  objectStoreBytesPerSecond: { of: base, facts: { objectStoreBytesPerSecond: 1024 } },
  objectStoreKnown: { of: base, facts: { objectStoreKnown: false } },
  bucket: { of: base, facts: { bucket: ({ name }) => ({ kind: 'gcs', bucket: `fourth-${name}` }) } },
  globalBucketNames: { of: withoutAccount(base), facts: { globalBucketNames: false } },
  registries: {
    of: { ...base, registries: { images: { kind: 'cloud', repositories: ['fit'] } } },
    facts: { registries: undefined },
  },
  secretStore: { of: secrets, facts: { secretStore: () => ({ kind: 'azure-key-vault', vault: 'fourth' }) } },
  loadBalancerAnnotations: { of: base, facts: { loadBalancerAnnotations: () => ({ fourth: 'true' }) } },
  loadBalancerIdleSeconds: { of: base, facts: { loadBalancerIdleSeconds: 10 } },
  storageClass: { of: base, facts: { storageClass: 'fast' } },
  networkPrerequisites: { of: base, facts: { networkPrerequisites: [{ name: 'fourth', why: 'DNS' }] } },
  lacksMetricsServer: { of: scaled, facts: { lacksMetricsServer: true } },
  gpuExporter: { of: withPools('gke', { extra: gpus }), facts: { gpuExporter: { libraries: '/fourth' } } },
  autoscalerValues: { of: base, facts: { autoscalerValues: ({ name }) => ({ fourth: name }) } },
  defaultZones: { of: base, facts: { defaultZones: () => ['us-central1-f'] } },
  minZones: { of: withCluster(base, { zones: ['us-central1-a'] }), facts: { minZones: 2 } },
  podsHaveOwnRange: {
    of: withCluster(base, { network: { cidr: '100.64.0.0/16' } }),
    facts: { podsHaveOwnRange: false },
  },
  systemPoolRequired: {
    of: withCluster(base, { systemPool: { nodes: { min: 0, max: 1 } } }),
    facts: { systemPoolRequired: true },
  },
  reservationsAreZonal: {
    of: withPools('gke', { extra: { ...gpus, ...bound } }),
    facts: { reservationsAreZonal: false },
  },
  reservationForms: {
    of: withPools('gke', { extra: { ...gpus, ...bound } }),
    facts: { reservationForms: { reservation: { expression: /^\d$/, allowed: 'one digit' } } },
  },
  placementForm: {
    of: withPools('gke', { extra: { ...gpus, capacity: { ...bound.capacity, placement: 'near' } } }),
    facts: { placementForm: undefined },
  },
  purchaseSource: {
    of: withPools('gke', { extra: { machine: { type: 'a4x-highgpu-4g' } } }),
    facts: { purchaseSource: () => 'the fourth list' },
  },
  queuedProvisioning: {
    of: withTraining(queued, { pool: 'extra', checkpoint: { bucket: 'models', path: 'fit', every: '15m' } }),
    facts: { queuedProvisioning: undefined },
  },
  secretNames: { of: secrets, facts: { secretNames: { expression: /^[a-z]$/, allowed: 'one letter' } } },
  secretsNeedAccount: { of: withoutAccount(secrets), facts: { secretsNeedAccount: false } },
  acceptsGpu: {
    of: withPools('gke', { extra: { ...gpus, machine: { type: 'g9-standard-4', cpu: 4, memory: '16Gi' } } }),
    facts: { acceptsGpu: () => false },
  },
  architecture: {
    of: withPools('gke', { extra: { machine: { type: 'new-1', cpu: 8, memory: '32Gi' } } }),
    facts: { architecture: () => 'arm64' },
  },
  isBurstable: { of: base, facts: { isBurstable: ({ name }) => name.startsWith('e2-') } },
  maxApiRanges: {
    of: withCluster(base, { network: { apiAccess: ['203.0.113.0/28', '203.0.114.0/28'] } }),
    facts: { maxApiRanges: 1 },
  },
  networkBounds: {
    of: withPools('gke', { extra: { machine: { cpu: 4, memory: '16Gi' }, zones: ['us-central1-f'] } }),
    facts: { networkBounds: { largest: 16, smallest: 20, reserved: 5, zones: 2 } },
  },
  networkFields: {
    of: withCluster(base, { network: { perimeter: 'accessPolicies/1/servicePerimeters/ml' } }),
    facts: { networkFields: [] },
  },
  storageEndpointSize: { of: base, facts: { storageEndpointSize: () => 100_000 } },
  network: { of: base, facts: { network: () => undefined } },
  diskBounds: {
    of: withPools('gke', { extra: { ...gpus, disk: '100Gi' } }),
    facts: { diskBounds: { least: 1, most: 9 } },
  },
  disk: {
    of: base,
    facts: { disk: ({ gib }) => ({ kind: 'volume', gib, bytesPerSecond: 1, billedGiB: 0, why: 'the fourth disk' }) },
  },
  allocatable: {
    of: base,
    facts: { allocatable: () => ({ cpuMilli: 1, memoryBytes: MiB, ephemeralBytes: MiB, pods: 1 }) },
  },
  taints: { of: withPools('gke', { extra: gpus }), facts: { taints: () => [] } },
  gpuStack: {
    of: withPools('gke', { extra: gpus }),
    facts: { gpuStack: () => ({ driver: 'node-image', devicePlugin: 'gpu-operator' }) },
  },
  gpuLabels: { of: withPools('gke', { extra: gpus }), facts: { gpuLabels: () => ({ fourth: 'true' }) } },
  interruption: {
    of: withPools('gke', { extra: { ...gpus, capacity: { kind: 'spot' } } }),
    facts: { interruption: { noticeSeconds: 9, graceSeconds: 4 } },
  },
  drainSeconds: { of: base, facts: { drainSeconds: 9 } },
  fabric: { of: withPools('gke', { extra: { ...gpus, fabric: true } }), facts: { fabric: () => undefined } },
  fabricSoldAs: { of: withPools('gke', { extra: { ...gpus, fabric: true } }), facts: { fabricSoldAs: () => false } },
  fabricTitle: {
    of: withPools('gke', { extra: { ...gpus, fabric: true } }),
    given: { fabric: () => undefined },
    facts: { fabricTitle: 'fourth fabric' },
  },
  pool: {
    of: base,
    facts: { pool: () => ({ provider: 'gke', imageType: 'COS_CONTAINERD', spot: true }) },
  },
};

function withoutAccount(of: ManagedDefinition): ManagedDefinition {
  const { account: _, ...cluster } = of.cluster;
  return { ...of, cluster };
}

/** Plans on a cloud with other facts. Its name only selects the rows of the catalog. */
function checkOn(of: ManagedDefinition, facts: Partial<Cloud>) {
  const select = (cluster: ManagedClusterSpec): ReturnType<ProviderSelection> => ({
    managed: true,
    spec: cluster,
    provider: { ...cloudOf(cluster), ...facts },
  });
  return checkParsed(of, {}, () => select(of.cluster));
}

test.each(Object.entries(changes))('another %s changes the plan or the findings', (_, { of, given = {}, facts }) => {
  expect(checkOn(of, { ...given, ...facts })).not.toEqual(checkOn(of, given));
});

function problemsOn(name: keyof typeof changes, id: string): readonly string[] {
  const { of, given, facts } = changes[name];
  return checkOn(of, { ...given, ...facts }).findings.flatMap(({ rule: found, problem }) =>
    found === id ? [problem] : [],
  );
}

test.each([
  ['title', 'cluster/zones-of-region', ['Fourth requires subnets in 2 zones, and the cluster has 1']],
  ['minZones', 'cluster/zones-of-region', ['GKE requires subnets in 2 zones, and the cluster has 1']],
  ['networkBounds', 'cluster/zones-of-region', ['the cluster has no subnet in this zone']],
  ['podsHaveOwnRange', 'cluster/network-disjoint', []],
  ['systemPoolRequired', 'cluster/system-pool', [expect.stringContaining('and GKE requires one')]],
  ['reservationsAreZonal', 'capacity/reservation-zone', []],
  ['reservationForms', 'capacity/reservation-form', ['this is not a reservation of GKE (reservation)']],
  ['placementForm', 'capacity/reservation-form', ['reservations of GKE are created in no placement']],
  [
    'purchaseSource',
    'machine/available',
    ['a4x-highgpu-4g is not sold as on-demand capacity according to the fourth list'],
  ],
  ['fabricSoldAs', 'fabric/capacity', [expect.stringContaining('as on-demand capacity')]],
  ['kubernetesVersions', 'cluster/kubernetes-version', ['GKE does not serve this version']],
  ['namesStartWithLetter', 'name/valid', []],
  ['globalBucketNames', 'bucket/unique-name', []],
  ['secretNames', 'secret/name', ['gke refuses this name of a secret']],
  ['secretsNeedAccount', 'secret/name', []],
  ['fabricTitle', 'fabric/machine', [expect.stringContaining('has no fourth fabric')]],
  [
    'loadBalancerIdleSeconds',
    'timeout/load-balancer',
    ['a response can take 15 s, and the load balancer of GKE drops a connection without traffic after 10 s'],
  ],
  ['objectStoreKnown', 'storage/object-store-given', [expect.anything()]],
] as const)('with another %s, the rule %s finds %j', (name, id, problems) => {
  expect(problemsOn(name, id)).toEqual(problems);
});

test('the plan has the facts of the provider', () => {
  const plan = (name: keyof typeof changes) => checkOn(changes[name].of, changes[name].facts).plan;
  expect(plan('priceSource').cost.source).toBe('the fourth list');
  expect(plan('bucket').cluster.buckets.models?.location).toEqual({ kind: 'gcs', bucket: 'fourth-models' });
  expect(plan('autoscalerValues').addOns).toContainEqual(
    expect.objectContaining({ name: 'cluster-autoscaler', values: expect.objectContaining({ fourth: 'acme' }) }),
  );
  expect(plan('lacksMetricsServer').addOns).toContainEqual(expect.objectContaining({ name: 'metrics-server' }));
  expect(plan('isBurstable').cluster.pools.general?.machineType).not.toMatch(/^e2-/);
});

/** Plans on a cluster that the provider does not create, with other facts. */
function checkExisting(of: ModelPlatformDefinition, facts: Partial<Provider>) {
  return checkParsed(of, {}, (cluster) => {
    const provided = selectProvider(cluster);
    if (provided.managed) throw new Error('the cluster is managed');
    return { ...provided, provider: { ...provided.provider, ...facts } };
  });
}

test('an existing cluster of another provider is planned with its facts', () => {
  const of = withTraining(existingDefinition());
  const identity = () => ({ kind: 'secret', secret: 'fourth' }) as const;
  const { plan, findings } = checkExisting(of, { identity, kubernetesVersions: ['1.36'], lacksMetricsServer: true });
  expect(plan.cluster.identities).not.toEqual([]);
  expect(plan.cluster.identities.every(({ mechanism }) => mechanism.kind === 'secret')).toBe(true);
  expect(findings.map(({ rule: found }) => found)).toContain('cluster/kubernetes-version');
});
