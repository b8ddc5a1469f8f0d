import { addOnNames, resolvedAddOn } from '../../fixtures/add-ons';
import { type PoolRequest, withPools } from '../../fixtures/pools';

const whole: PoolRequest = { gpu: { type: 't4', count: 1 } };
const fast: PoolRequest = { gpu: { type: 'h100', count: 8 }, fabric: true };
const name = 'aws-efa-k8s-device-plugin';

test('is installed for pools with an Elastic Fabric Adapter', () => {
  expect(addOnNames(withPools('eks', { fast }))).toContain(name);
  expect(addOnNames(withPools('eks', { whole }))).not.toContain(name);
});

test('is not installed for the fabric of another cloud', () => {
  expect(addOnNames(withPools('gke', { fast }))).not.toContain(name);
});

test('runs only on these pools, despite their taints', () => {
  const { values, why } = resolvedAddOn(withPools('eks', { fast, whole }), name);
  expect(values.supportedInstanceLabels).toEqual({ keys: ['model-platform.dev/pool'], values: ['fast'] });
  expect(values.tolerations).toEqual([{ operator: 'Exists' }]);
  expect(why).toContain('fast');
});

test('depends on nothing', () => {
  expect(resolvedAddOn(withPools('eks', { fast }), name).needs).toEqual([]);
});
