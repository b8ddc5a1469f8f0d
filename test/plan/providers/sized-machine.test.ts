import { type GpuType, gpuTypes, hostArchitecture } from '../../../lib/catalog/gpus';
import { machineTypes } from '../../../lib/catalog/machines';
import { checkModelPlatform } from '../../../lib/plan/plan';
import { cloudOf } from '../../../lib/plan/providers/select';
import { definition } from '../../fixtures/definition';
import { findingsOf } from '../../fixtures/findings';
import { planOfPool, withPools } from '../../fixtures/pools';

const machine = { type: 'm99.8xlarge', cpu: 32, memory: '128Gi', arch: 'arm64' } as const;

test.each(['eks', 'gke', 'aks'] as const)('a node of %s has the size in the definition', (provider) => {
  const pool = planOfPool(provider, { machine });
  expect(pool).toMatchObject({ machineType: 'm99.8xlarge', arch: 'arm64' });
  expect(pool.allocatable.cpuMilli).toBeGreaterThan(31_000);
  expect(pool.allocatable.cpuMilli).toBeLessThan(32_000);
  expect(pool).not.toHaveProperty('hourlyUsd');
});

test('a node has the GPUs of the pool', () => {
  const pool = planOfPool('eks', {
    machine: { type: 'p99.48xlarge', cpu: 192, memory: '2Ti' },
    gpu: { type: 'h100', count: 8 },
  });
  expect(pool.gpu).toMatchObject({ type: 'h100', count: 8 });
});

test.each(gpuTypes)('a newer machine type with the GPU %s has a plan or a finding on every cloud', (type) => {
  const machine = { type: 'new-1', cpu: 64, memory: '1Ti' };
  for (const provider of ['eks', 'gke', 'aks'] as const) {
    const { plan, findings } = checkModelPlatform(withPools(provider, { extra: { machine, gpu: { type, count: 8 } } }));
    const refused = findings.filter(({ rule }) => rule === 'machine/available');
    expect(refused.length).toBe(plan?.cluster.pools.extra === undefined ? 1 : 0);
  }
});

test('GKE refuses a GPU without a name of its accelerator', () => {
  const pool = { machine: { type: 'new-1', cpu: 64, memory: '1Ti' }, gpu: { type: 'l40s', count: 8 } } as const;
  expect(findingsOf(withPools('gke', { extra: pool }), 'machine/available')).toEqual([
    expect.objectContaining({ path: ['cluster', 'nodePools', 'extra', 'gpu', 'type'], value: 'l40s' }),
  ]);
});

test('the fabric of a machine type that is newer than the catalog is unknown', () => {
  const machine = { type: 'p99.48xlarge', cpu: 192, memory: '2Ti' };
  const extra = { machine, gpu: { type: 'h100', count: 8 }, fabric: true } as const;
  expect(findingsOf(withPools('eks', { extra }), 'fabric/machine')).toEqual([
    expect.objectContaining({ path: ['cluster', 'nodePools', 'extra', 'fabric'] }),
  ]);
});

test.each([
  ['eks', 'p6e-gb200.36xlarge', 'gb200'],
  ['gke', 'a5x-highgpu-4g', 'gb300'],
  ['aks', 'Standard_ND999_v9', 'gb300'],
] as const)('on %s, %s with the GPU %s has Arm CPUs', (provider, type, gpu) => {
  const pool = planOfPool(provider, { machine: { type, cpu: 144, memory: '960Gi' }, gpu: { type: gpu, count: 4 } });
  expect(pool.arch).toBe('arm64');
});

test.each([
  ['eks', 'm9g.2xlarge', 'arm64'],
  ['eks', 'im9gn.2xlarge', 'arm64'],
  ['eks', 'm9i.2xlarge', 'amd64'],
  ['eks', 'g9.2xlarge', 'amd64'],
  ['gke', 'n4a-standard-8', 'arm64'],
  ['gke', 'n9-standard-8', 'amd64'],
  ['aks', 'Standard_D8pds_v9', 'arm64'],
  ['aks', 'Standard_D8ds_v9', 'amd64'],
] as const)('on %s, %s has CPUs of %s', (provider, type, arch) => {
  expect(planOfPool(provider, { machine: { type, cpu: 8, memory: '32Gi' } }).arch).toBe(arch);
});

test.each(['eks', 'gke', 'aks'] as const)(
  'the names of the machine types of %s tell their architecture',
  (provider) => {
    const { cluster } = definition(provider);
    const cloud = cloudOf(cluster);
    const told = (name: string, gpu: GpuType | undefined) => hostArchitecture(gpu) ?? cloud.architecture(name);
    const wrong = machineTypes(provider).filter(({ name, arch, gpu }) => told(name, gpu?.type) !== arch);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  },
);

test('a type of the catalog has the size of the catalog', () => {
  const given = planOfPool('eks', { machine: { type: 'm6i.xlarge', cpu: 1, memory: '1Gi' } });
  expect(given).toEqual(planOfPool('eks', { machine: { type: 'm6i.xlarge' } }));
});
