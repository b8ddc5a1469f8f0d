import fc from 'fast-check';
import type { ManagedClusterSpec } from '../../../../lib/definition/cluster';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { cloudOf } from '../../../../lib/plan/providers/select';
import { resolveCluster } from '../../../../lib/plan/resolve/cluster/cluster';
import { cidrContains, cidrsOverlap, formatCidr, parseCidr } from '../../../../lib/units/cidr';
import { GiB } from '../../../../lib/units/quantity';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';

const clouds = ['eks', 'gke', 'aks'] as const;
const base = definition();

function generalOf(change: Partial<ManagedClusterSpec>, provider: 'eks' | 'gke' | 'aks' = 'eks') {
  const pool = resolveCluster(withCluster(definition(provider), change)).pools.general;
  if (!pool) throw new Error('the plan has no pool general');
  return pool;
}

test('the default Kubernetes version is that of the catalog', () => {
  expect(planModelPlatform(base).cluster.kubernetes).toBe('1.35');
  expect(planModelPlatform(withCluster(base, { kubernetes: '1.34' })).cluster.kubernetes).toBe('1.34');
});

test.each([
  ['eks', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['gke', ['us-central1-a', 'us-central1-b', 'us-central1-c']],
  ['aks', ['1', '2', '3']],
] as const)('on %s nodes are in three zones', (provider, zones) => {
  expect(planModelPlatform(definition(provider)).cluster.zones).toEqual(zones);
});

test('the system pool has two to four of the cheapest nodes with 2 CPUs and 8Gi', () => {
  const { systemPool } = planModelPlatform(base).cluster;
  expect(systemPool).toMatchObject({ name: 'system', machineType: 'm6i.large', nodes: { min: 2, max: 4 } });
});

test.each(clouds)('%s: the system pool has no taints of the platform, for any architecture', (provider) => {
  const machine = { cpu: 2, memory: '8Gi', arch: 'arm64' } as const;
  const { systemPool } = resolveCluster(withCluster(definition(provider), { systemPool: { machine } }));
  expect(systemPool?.arch).toBe('arm64');
  expect(systemPool?.taints.filter(({ setByCloud }) => !setByCloud)).toEqual([]);
});

test('nodes have a disk of 100 GiB by default, in whole GiB', () => {
  const nodes = { min: 2, max: 4 };
  const machine = { cpu: 4, memory: '16Gi' };
  expect(generalOf({}).diskGiB).toBe(100);
  expect(generalOf({ nodePools: { general: { machine, nodes, disk: '150Gi' } } }).diskGiB).toBe(150);
  expect(generalOf({ nodePools: { general: { machine, nodes, disk: '1500M' } } }).diskGiB).toBe(2);
});

test.each([
  ['eks', ['nvidia.com/gpu', 'model-platform.dev/capacity']],
  ['gke', ['nvidia.com/gpu', 'model-platform.dev/capacity']],
  ['aks', ['nvidia.com/gpu', 'kubernetes.azure.com/scalesetpriority']],
] as const)('on %s spot nodes with GPUs have taints', (provider, keys) => {
  const gpu = { type: provider === 'gke' ? 'l4' : 't4', count: 1 } as const;
  const spot = { gpu, nodes: { min: 0, max: 1 }, capacity: { kind: 'spot' } as const };
  const pool = generalOf({ nodePools: { general: spot } }, provider);
  expect(pool.taints.map(({ key }) => key)).toEqual(keys);
  expect(pool.allocatable.devices).toEqual({ 'nvidia.com/gpu': 1 });
  expect(pool.labels).toEqual({
    'model-platform.dev/pool': 'general',
    'model-platform.dev/gpu': gpu.type,
    // The label makes the cluster autoscaler wait for the GPUs of a new node.
    ...(provider === 'eks' && { 'k8s.amazonaws.com/accelerator': gpu.type }),
  });
});

test.each([
  ['eks', []],
  ['gke', ['kubernetes.io/arch']],
  ['aks', ['kubernetes.azure.com/scalesetpriority']],
] as const)('on %s the cloud sets the taints %j and the platform all others', (provider, byCloud) => {
  const { taints: taintsOf } = cloudOf({ provider, region: 'any', nodePools: {} });
  const taints = taintsOf({ gpu: true, capacity: 'spot', arch: 'arm64' });
  expect(taints).toHaveLength(3);
  expect(taints.filter(({ setByCloud }) => setByCloud).map(({ key }) => key)).toEqual(byCloud);
});

test.each([
  ['m6i.xlarge', 'AL2023_x86_64_STANDARD'],
  ['m7g.medium', 'AL2023_ARM_64_STANDARD'],
  ['g6.xlarge', 'AL2023_x86_64_NVIDIA'],
  ['g5g.xlarge', 'AL2023_ARM_64_NVIDIA'],
])('on EKS a node of %s has the AMI type %s', (type, amiType) => {
  const pool = generalOf({ nodePools: { general: { machine: { type }, nodes: { min: 0, max: 1 } } } });
  expect(pool.cloud).toEqual({ provider: 'eks', amiType, capacityType: 'ON_DEMAND' });
});

test('on GKE a pool names its accelerator, and the cloud installs the driver', () => {
  const gpu = { type: 'l4', count: 1 } as const;
  const pool = generalOf({ nodePools: { general: { gpu, nodes: { min: 0, max: 1 } } } }, 'gke');
  expect(pool.cloud).toEqual({
    provider: 'gke',
    imageType: 'COS_CONTAINERD',
    spot: false,
    accelerator: { type: 'nvidia-l4', count: 1, driverVersion: 'DEFAULT' },
  });
});

test('on AKS only the system pool has the mode System', () => {
  const { systemPool, pools } = resolveCluster(definition('aks'));
  expect(systemPool?.cloud).toEqual({ provider: 'aks', mode: 'System', osSku: 'Ubuntu', spot: false });
  expect(pools.general?.cloud).toMatchObject({ mode: 'User' });
});

test('the plan has the account of the definition, if it is set', () => {
  expect(resolveCluster(base).account).toBe('123456789012');
  const { account: _, ...cluster } = base.cluster;
  expect(resolveCluster({ ...base, cluster })).not.toHaveProperty('account');
});

test('an existing node has the allocatable of the definition', () => {
  const cluster = existingDefinition().cluster;
  const taints = [{ key: 'dedicated', effect: 'NoExecute' as const }];
  const allocatable = { cpu: '7500m', memory: '28Gi', ephemeralStorage: '20Gi', pods: 50 };
  const nodePools = { general: { labels: { pool: 'cpu' }, taints, allocatable, nodes: { max: 3 } } };
  const { pools } = resolveCluster({ ...existingDefinition(), cluster: { ...cluster, nodePools } });
  expect(pools.general).toMatchObject({
    nodes: { min: 3, max: 3 },
    labels: { pool: 'cpu' },
    taints: [{ key: 'dedicated', value: '', effect: 'NoExecute', setByCloud: true }],
    allocatable: { cpuMilli: 7500, memoryBytes: 28 * GiB, ephemeralBytes: 20 * GiB, pods: 50, devices: {} },
  });
});

test('an existing node has 50Gi of ephemeral storage and 110 pods by default', () => {
  expect(resolveCluster(existingDefinition()).pools.general?.allocatable).toMatchObject({
    ephemeralBytes: 50 * GiB,
    pods: 110,
  });
});

test.each(clouds)('%s: all ranges are disjoint and inside the network, for every network', (provider) => {
  const prefixes = { eks: [16, 20], gke: [8, 24], aks: [8, 21] } as const;
  const [min, max] = prefixes[provider];
  const ranges = fc
    .record({
      prefix: fc.integer({ min, max }),
      address: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      zones: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ prefix, address, zones }) => {
      const size = 2 ** (32 - prefix);
      return { zones, cidr: formatCidr({ base: Math.floor(address / size) * size, prefix }) };
    });
  fc.assert(
    fc.property(ranges, ({ cidr, zones }) => {
      const names = Array.from({ length: zones }, (_, index) => `zone-${index}`);
      const cloud = cloudOf({ provider, region: 'any', nodePools: {} });
      const network = cloud.network({ cidr }, names);
      if (!network) throw new Error(`${cidr} is too small`);
      const endpoints = provider === 'gke' ? [] : network.endpointCidrs;
      const { nodeCidrs, publicCidrs, controlPlaneCidrs } = network;
      const parts = [...nodeCidrs, ...publicCidrs, ...controlPlaneCidrs, ...endpoints].map(parseCidr);
      for (const [index, part] of parts.entries()) {
        expect(cidrContains(parseCidr(cidr), part)).toBe(true);
        for (const other of parts.slice(index + 1)) expect(cidrsOverlap(part, other)).toBe(false);
      }
      expect(parts).toHaveLength({ eks: 4 * zones, gke: 1, aks: 2 }[provider]);
    }),
  );
});

test.each([
  [
    'eks',
    {
      nodeCidrs: ['10.0.0.0/19', '10.0.32.0/19', '10.0.64.0/19'],
      publicCidrs: ['10.0.192.0/24', '10.0.193.0/24', '10.0.194.0/24'],
      controlPlaneCidrs: ['10.0.208.0/24', '10.0.209.0/24', '10.0.210.0/24'],
      endpointCidrs: ['10.0.200.0/24', '10.0.201.0/24', '10.0.202.0/24'],
      podCidr: '10.0.0.0/16',
      imageBuckets: ['prod-us-east-1-starport-layer-bucket', 'prod-registry-k8s-io-us-east-1', 'quayio-production-s3'],
    },
  ],
  [
    'gke',
    {
      apisHost: 'private.googleapis.com',
      nodeCidrs: ['10.0.0.0/20'],
      publicCidrs: [],
      controlPlaneCidrs: [],
      endpointCidrs: ['199.36.153.8/30'],
      podCidr: '100.64.0.0/14',
    },
  ],
  [
    'aks',
    {
      nodeCidrs: ['10.0.0.0/20'],
      publicCidrs: [],
      controlPlaneCidrs: [],
      endpointCidrs: ['10.0.255.0/24'],
      podCidr: '100.64.0.0/14',
    },
  ],
] as const)('the ranges on %s do not change between releases', (provider, ranges) => {
  expect(resolveCluster(definition(provider)).network).toEqual({
    cidr: '10.0.0.0/16',
    serviceCidr: '172.20.0.0/16',
    apiAccess: [],
    ...ranges,
  });
});

test.each(clouds)('%s: by default the ranges of pods and Services are disjoint from the network', (provider) => {
  const { network } = resolveCluster(definition(provider));
  if (!network) throw new Error('the plan has no network');
  const service = parseCidr(network.serviceCidr);
  expect(cidrsOverlap(parseCidr(network.cidr), service)).toBe(false);
  expect(cidrsOverlap(parseCidr(network.podCidr), service)).toBe(false);
});

test('on EKS pods that read buckets can reach S3 but not the control plane subnets', () => {
  const { network } = resolveCluster(base);
  const rules = cloudOf({ provider: 'eks', region: 'us-east-1', nodePools: {} }).objectStoreRules;
  const opened = rules.flatMap(({ peers }) => peers.flatMap((peer) => (peer.kind === 'addresses' ? [peer.cidr] : [])));
  expect(opened).toEqual(network?.endpointCidrs);
  const shared = network?.controlPlaneCidrs.filter((cidr) =>
    opened.some((range) => cidrsOverlap(parseCidr(range), parseCidr(cidr))),
  );
  expect(shared).toEqual([]);
  expect(network?.controlPlaneCidrs).toHaveLength(3);
});

test('in the smallest network on EKS each subnet has its minimum size', () => {
  const cloud = cloudOf({ provider: 'eks', region: 'us-east-1', nodePools: {} });
  const network = cloud.network({ cidr: '10.0.0.0/20' }, ['a', 'b', 'c', 'd', 'e', 'f']);
  expect(network?.controlPlaneCidrs.map((cidr) => parseCidr(cidr).prefix)).toEqual(Array(6).fill(28));
});

test('admins are those of the definition without duplicates', () => {
  expect(resolveCluster(base).admins).toEqual([]);
  const admins = ['arn:aws:iam::123456789012:role/ops', 'arn:aws:iam::123456789012:role/ops'];
  expect(resolveCluster(withCluster(base, { admins })).admins).toEqual(admins.slice(0, 1));
  expect(resolveCluster(existingDefinition()).admins).toEqual([]);
});

test('the Kubernetes API is private by default', () => {
  expect(resolveCluster(base).network?.apiAccess).toEqual([]);
  const open = withCluster(base, { network: { apiAccess: ['203.0.113.0/24'] } });
  expect(resolveCluster(open).network?.apiAccess).toEqual(['203.0.113.0/24']);
});

test('an existing cluster has no network, region or system pool', () => {
  const cluster = resolveCluster(existingDefinition());
  expect(cluster).toMatchObject({ region: '', zones: [] });
  expect(cluster).not.toHaveProperty('network');
  expect(cluster).not.toHaveProperty('systemPool');
});
