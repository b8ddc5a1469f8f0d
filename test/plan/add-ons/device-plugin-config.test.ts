import { devicePluginConfigs } from '../../../lib/plan/add-ons/device-plugin-config';
import { type PoolRequest, planOfPool } from '../../fixtures/pools';

const t4 = (by?: 'mps'): PoolRequest => ({
  gpu: { type: 't4', count: 1, sharing: { memory: '5Gi', ...(by && { by }) } },
});
const mig: PoolRequest = { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } };
const configsOf = (provider: 'eks' | 'aks', ...pools: readonly PoolRequest[]) =>
  devicePluginConfigs(pools.map((pool) => planOfPool(provider, pool)));

test('is empty without shared GPUs', () => {
  expect(configsOf('eks', { gpu: { type: 't4', count: 1 } })).toEqual({});
});

test('has a configuration for whole GPUs beside those of shares', () => {
  expect(configsOf('eks', t4()).whole).toBe('version: v1\nflags:\n  migStrategy: none\n');
});

test('time-slicing gives each pod one share', () => {
  expect(configsOf('eks', t4())['time-slicing-3']).toBe(`version: v1
flags:
  migStrategy: none
sharing:
  timeSlicing:
    renameByDefault: true
    failRequestsGreaterThanOne: true
    resources:
      - name: nvidia.com/gpu
        replicas: 3
`);
});

test('MPS limits the memory of shares', () => {
  expect(configsOf('eks', t4('mps'))['mps-3']).toBe(`version: v1
flags:
  migStrategy: none
sharing:
  mps:
    renameByDefault: true
    resources:
      - name: nvidia.com/gpu
        replicas: 3
`);
});

test('on AKS shares and partitions have the resource name of whole GPUs', () => {
  const configs = configsOf('aks', t4(), mig);
  expect(configs['time-slicing-3']).toContain('renameByDefault: false');
  expect(configs.mig).toBe('version: v1\nflags:\n  migStrategy: single\n');
});

test('on EKS partitions have resource names of their own', () => {
  expect(configsOf('eks', mig).mig).toBe('version: v1\nflags:\n  migStrategy: mixed\n');
});
