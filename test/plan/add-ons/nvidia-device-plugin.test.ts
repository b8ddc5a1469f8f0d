import { addOnNames, affinityTo, resolvedAddOn } from '../../fixtures/add-ons';
import { existingDefinition } from '../../fixtures/definition';
import { type PoolRequest, withPools } from '../../fixtures/pools';

const whole: PoolRequest = { gpu: { type: 't4', count: 1 } };
const shared: PoolRequest = { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } };
const partitioned: PoolRequest = { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } };

test.each([
  ['eks', { whole }, true],
  ['eks', { whole, partitioned }, false],
  ['eks', {}, false],
  ['aks', { whole, partitioned }, true],
  ['gke', { l4: { gpu: { type: 'l4', count: 1 } }, partitioned }, false],
] as const)('on %s with the pools %j it is installed: %s', (provider, pools, installed) => {
  expect(addOnNames(withPools(provider, pools)).includes('nvidia-device-plugin')).toBe(installed);
});

test('is not installed on an existing cluster', () => {
  expect(addOnNames(existingDefinition())).not.toContain('nvidia-device-plugin');
});

test('names its pools as its reason', () => {
  expect(resolvedAddOn(withPools('eks', { whole, shared }), 'nvidia-device-plugin').why).toContain('shared, whole');
});

test('runs on its pools despite their taints', () => {
  const { values } = resolvedAddOn(withPools('eks', { whole, shared }), 'nvidia-device-plugin');
  expect(values.affinity).toEqual(affinityTo('shared', 'whole'));
  expect(values.tolerations).toEqual([{ operator: 'Exists' }]);
});

test('has configurations only if a pool shares GPUs', () => {
  const values = (pools: Readonly<Record<string, PoolRequest>>) =>
    resolvedAddOn(withPools('eks', pools), 'nvidia-device-plugin').values;
  expect(values({ whole })).not.toHaveProperty('config');
  expect(values({ whole, shared }).config).toMatchObject({
    default: 'whole',
    map: { whole: expect.any(String), 'time-slicing-3': expect.any(String) },
  });
});
