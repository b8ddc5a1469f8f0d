import { gpuTypes } from '../../../lib/catalog/gpus';
import { checkModelPlatform } from '../../../lib/plan/plan';
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

test('a type of the catalog has the size of the catalog', () => {
  const given = planOfPool('eks', { machine: { type: 'm6i.xlarge', cpu: 1, memory: '1Gi' } });
  expect(given).toEqual(planOfPool('eks', { machine: { type: 'm6i.xlarge' } }));
});
