import { addOnNames, affinityTo, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { type PoolRequest, withPools } from '../../fixtures/pools';

const whole: PoolRequest = { gpu: { type: 't4', count: 1 } };
const shared: PoolRequest = { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } };
const partitioned: PoolRequest = { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } };
const operator = resolvedAddOn(withPools('eks', { partitioned, shared }), 'gpu-operator');

test.each([
  ['eks', { partitioned }, true],
  ['eks', { whole, shared }, false],
  ['aks', { partitioned }, false],
  ['gke', { partitioned }, false],
] as const)('on %s with the pools %j it is installed: %s', (provider, pools, installed) => {
  expect(addOnNames(withPools(provider, pools)).includes('gpu-operator')).toBe(installed);
});

test('names only the partitioned pools as its reason', () => {
  expect(operator.why).toContain('partitioned');
  expect(operator.why).not.toContain('shared');
});

test('installs neither driver nor toolkit, which the node image has', () => {
  expect(operator.values).toMatchObject({ driver: { enabled: false }, toolkit: { enabled: false } });
});

test('partitions GPUs with a reboot and has resources for each profile', () => {
  expect(operator.values).toMatchObject({
    mig: { strategy: 'mixed' },
    migManager: { enabled: true, env: [{ name: 'WITH_REBOOT', value: 'true' }] },
  });
});

test('configures the device plugin for all GPU pools', () => {
  expect(operator.values.devicePlugin).toMatchObject({
    config: {
      create: true,
      default: 'whole',
      data: { mig: expect.stringContaining('mixed'), 'time-slicing-3': expect.stringContaining('replicas: 3') },
    },
  });
});

test('discovers GPUs only on its pools', () => {
  expect(operator.values).toMatchObject({
    daemonsets: { tolerations: [{ operator: 'Exists' }] },
    'node-feature-discovery': {
      master: { nodeSelector: systemPoolSelector },
      worker: { affinity: affinityTo('partitioned', 'shared'), tolerations: [{ operator: 'Exists' }] },
    },
  });
});

test('exports GPU metrics only if the platform has Prometheus', () => {
  const { name, cluster } = withPools('eks', { partitioned });
  expect(operator.values.dcgmExporter).toEqual({ serviceMonitor: { enabled: true } });
  expect(resolvedAddOn({ name, cluster }, 'gpu-operator').values.dcgmExporter).toEqual({
    serviceMonitor: { enabled: false },
  });
});
