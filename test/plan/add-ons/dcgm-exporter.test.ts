import { addOnNames, affinityTo, resolvedAddOn } from '../../fixtures/add-ons';
import { type PoolRequest, withPools } from '../../fixtures/pools';

const whole: PoolRequest = { gpu: { type: 't4', count: 1 } };
const partitioned: PoolRequest = { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } };

test.each([
  ['eks', { whole }, true],
  ['aks', { whole }, true],
  ['eks', { whole, partitioned }, false],
  ['gke', { l4: { gpu: { type: 'l4', count: 1 } } }, false],
  ['eks', {}, false],
] as const)('on %s with the pools %j it is installed: %s', (provider, pools, installed) => {
  expect(addOnNames(withPools(provider, pools)).includes('dcgm-exporter')).toBe(installed);
});

test('is not installed without Prometheus', () => {
  const { name, cluster } = withPools('eks', { whole });
  expect(addOnNames({ name, cluster })).toContain('nvidia-device-plugin');
  expect(addOnNames({ name, cluster })).not.toContain('dcgm-exporter');
});

test('depends on the CRD of its ServiceMonitor', () => {
  expect(resolvedAddOn(withPools('eks', { whole }), 'dcgm-exporter').needs).toEqual(['kube-prometheus-stack']);
});

test('measures the GPUs of its pools, which it names as its reason', () => {
  const { values, why } = resolvedAddOn(withPools('eks', { whole }), 'dcgm-exporter');
  expect(values).toMatchObject({ affinity: affinityTo('whole'), tolerations: [{ operator: 'Exists' }] });
  expect(why).toContain('whole');
});
