import fc from 'fast-check';
import { gpus, gpuTypes } from '../../../../lib/catalog/gpus';
import type { GpuSharingSpec } from '../../../../lib/definition/gpu';
import { aks } from '../../../../lib/plan/providers/aks';
import { eks } from '../../../../lib/plan/providers/eks';
import { existing } from '../../../../lib/plan/providers/existing';
import { gke } from '../../../../lib/plan/providers/gke';
import { resolveCluster } from '../../../../lib/plan/resolve/cluster/cluster';
import { profileMiB, resolveSharing } from '../../../../lib/plan/resolve/cluster/gpu-pool';
import { GiB, MiB } from '../../../../lib/units/quantity';
import { existingDefinition, withCluster } from '../../../fixtures/definition';
import { planOfPool, withPools } from '../../../fixtures/pools';

const providers = [
  eks({ provider: 'eks', region: 'us-east-1', nodePools: {} }),
  gke({}),
  aks({ provider: 'aks', region: 'eastus', nodePools: {} }),
  existing({ provider: 'existing', nodePools: {} }),
];

const h100 = (memory: string, by?: GpuSharingSpec['by']) => ({
  gpu: { type: 'h100', count: 8, sharing: { memory, ...(by && { by }) } } as const,
});
const l4 = (memory: string, by?: GpuSharingSpec['by']) => ({
  gpu: { type: 'l4', count: 1, sharing: { memory, ...(by && { by }) } } as const,
});
const t4 = (memory: string, by?: GpuSharingSpec['by']) => ({
  gpu: { type: 't4', count: 4, sharing: { memory, ...(by && { by }) } } as const,
});

test.each([
  ['eks', 'nvidia.com/mig-1g.10gb'],
  ['gke', 'nvidia.com/gpu'],
  ['aks', 'nvidia.com/gpu'],
] as const)('%s: an H100 has seven shares of 10Gi with the resource name %s', (provider, resource) => {
  const { gpu, allocatable } = planOfPool(provider, h100('10Gi'));
  expect(gpu).toMatchObject({
    resource,
    sharing: { kind: 'mig', perGpu: 7, memoryMiB: 10240, profile: '1g.10gb', isolated: true },
  });
  expect(allocatable.devices).toEqual({ [resource]: 56 });
});

test('a share is never smaller than requested', () => {
  expect(planOfPool('eks', h100('11Gi')).gpu?.sharing).toMatchObject({ profile: '1g.20gb', perGpu: 4 });
  expect(planOfPool('eks', h100('21Gi')).gpu?.sharing).toMatchObject({ profile: '3g.40gb', perGpu: 2 });
});

test('AKS has one profile for each number of compute slices', () => {
  const pool = planOfPool('aks', h100('11Gi'));
  expect(pool.gpu?.sharing).toMatchObject({ profile: '2g.20gb', perGpu: 3 });
  expect(pool.cloud).toMatchObject({ gpuInstanceProfile: 'MIG2g' });
});

test('the GKE pool has the partition size or the number of shared clients', () => {
  expect(planOfPool('gke', h100('10Gi')).cloud).toMatchObject({ accelerator: { partitionSize: '1g.10gb' } });
  expect(planOfPool('gke', l4('5Gi')).cloud).toMatchObject({
    accelerator: { sharing: { strategy: 'TIME_SHARING', maxSharedClients: 4 } },
  });
});

test.each([
  ['eks', 'nvidia.com/gpu.shared'],
  ['aks', 'nvidia.com/gpu'],
] as const)('%s: a GPU without MIG is time-sliced with the resource name %s', (provider, resource) => {
  const { gpu, allocatable } = planOfPool(provider, t4('5Gi'));
  expect(gpu).toMatchObject({
    resource,
    sharing: { kind: 'time-slicing', perGpu: 3, memoryMiB: 5461, isolated: false },
  });
  expect(allocatable.devices).toEqual({ [resource]: 12 });
});

test('states why a GPU is shared in this way', () => {
  expect(planOfPool('eks', l4('5Gi')).gpu?.sharing?.why).toBe(
    'this GPU has no MIG: shares take turns, without isolation of memory',
  );
  expect(planOfPool('eks', h100('10Gi', 'time-slicing')).gpu?.sharing?.why).toMatch(/^set in the definition: /);
  expect(planOfPool('eks', h100('10Gi')).gpu?.sharing?.why).toMatch(/^the GPU is partitioned in hardware/);
});

test('no GPU has more shares than a cloud allows', () => {
  expect(planOfPool('gke', l4('64Mi')).gpu?.sharing?.perGpu).toBe(48);
});

test.each([l4('20Gi'), l4('10Gi', 'mig'), h100('60Gi')])(
  'a GPU that cannot be shared this way has one pod (%#)',
  (request) => {
    const { gpu, allocatable } = planOfPool('eks', request);
    expect(gpu).not.toHaveProperty('sharing');
    expect(allocatable.devices).toEqual({ 'nvidia.com/gpu': request.gpu.count });
  },
);

test('MPS is possible on request, but not on GKE', () => {
  expect(planOfPool('eks', l4('5Gi', 'mps')).gpu?.sharing).toMatchObject({ kind: 'mps', perGpu: 4, isolated: false });
  expect(planOfPool('gke', l4('5Gi', 'mps')).gpu).not.toHaveProperty('sharing');
});

test('the GPU operator serves all GPUs of an EKS cluster if one pool uses MIG', () => {
  const owner = (pools: Parameters<typeof withPools>[1]) =>
    Object.values(resolveCluster(withPools('eks', pools)).pools).map(({ gpu }) => gpu?.devicePlugin);
  expect(owner({ a: h100('10Gi'), b: l4('5Gi') })).toEqual([undefined, 'gpu-operator', 'gpu-operator']);
  expect(owner({ b: l4('5Gi') })).toEqual([undefined, 'nvidia-device-plugin']);
});

test.each(['gke', 'aks'] as const)('%s partitions GPUs itself', (provider) => {
  const driver = planOfPool(provider, h100('10Gi')).gpu;
  expect(driver).toMatchObject({
    driver: 'cloud',
    devicePlugin: provider === 'gke' ? 'cloud' : 'nvidia-device-plugin',
  });
});

test('node labels configure GPU sharing', () => {
  const own = ({ labels }: ReturnType<typeof planOfPool>) =>
    Object.fromEntries(Object.entries(labels).filter(([key]) => key.startsWith('nvidia.com/')));
  expect(own(planOfPool('eks', h100('10Gi')))).toEqual({
    'nvidia.com/device-plugin.config': 'mig',
    'nvidia.com/mig.config': 'all-1g.10gb',
  });
  expect(own(planOfPool('eks', l4('5Gi')))).toEqual({ 'nvidia.com/device-plugin.config': 'time-slicing-4' });
  expect(own(planOfPool('eks', l4('5Gi', 'mps')))).toEqual({
    'nvidia.com/device-plugin.config': 'mps-4',
    'nvidia.com/mps.capable': 'true',
  });
  expect(own(planOfPool('aks', h100('10Gi')))).toEqual({ 'nvidia.com/device-plugin.config': 'mig' });
  expect(own(planOfPool('gke', h100('10Gi')))).toEqual({});
  expect(own(planOfPool('eks', { gpu: { type: 'l4', count: 1 } }))).toEqual({});
});

test('on existing nodes the resource has the name of the NVIDIA device plugin', () => {
  const base = existingDefinition();
  const nodes = { labels: { gpu: 'a100' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 1 } };
  const pools = withCluster(base, {
    nodePools: {
      cut: { ...nodes, gpu: { type: 'a100-80gb', count: 2, sharing: { memory: '10Gi' } } },
      turns: { ...nodes, gpu: { type: 'l4', count: 2, sharing: { memory: '10Gi' } } },
    },
  });
  const { cut, turns } = resolveCluster(pools).pools;
  expect(cut?.allocatable.devices).toEqual({ 'nvidia.com/mig-1g.10gb': 14 });
  expect(turns?.allocatable.devices).toEqual({ 'nvidia.com/gpu.shared': 4 });
  expect(cut?.gpu).toMatchObject({ driver: 'existing', devicePlugin: 'existing' });
  expect(cut?.labels).toEqual({ gpu: 'a100' });
});

test('shares of every GPU on every provider are large enough and fit the GPU', () => {
  const request = fc.record({
    provider: fc.constantFrom(...providers),
    type: fc.constantFrom(...gpuTypes),
    memoryGiB: fc.integer({ min: 1, max: 160 }),
    by: fc.constantFrom(undefined, 'mig' as const, 'mps' as const, 'time-slicing' as const),
  });
  fc.assert(
    fc.property(request, ({ provider, type, memoryGiB, by }) => {
      const gpu = gpus.rows[type];
      const ways = provider.gpuSharing(gpu);
      const plan = resolveSharing({ memory: `${memoryGiB}Gi`, ...(by && { by }) }, gpu, ways);
      if (!plan) return;
      expect(ways.possible).toContain(plan.kind);
      expect(plan.memoryMiB).toBeGreaterThanOrEqual((memoryGiB * GiB) / MiB);
      expect(plan.perGpu).toBeGreaterThan(1);
      // Names of profiles round memory up to whole GB.
      expect((plan.memoryMiB - 1024) * plan.perGpu).toBeLessThanOrEqual(gpu.memoryMiB);
    }),
    { numRuns: 1000 },
  );
});

test('the name of a profile states its memory', () => {
  expect(profileMiB('1g.10gb')).toBe(10240);
  expect(profileMiB('7g.141gb')).toBe(144384);
});
