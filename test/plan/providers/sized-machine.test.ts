import { planOfPool } from '../../fixtures/pools';

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

test('a type of the catalog has the size of the catalog', () => {
  const given = planOfPool('eks', { machine: { type: 'm6i.xlarge', cpu: 1, memory: '1Gi' } });
  expect(given).toEqual(planOfPool('eks', { machine: { type: 'm6i.xlarge' } }));
});
